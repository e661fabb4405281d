#pragma once
// The condition keys that S3 has for its own requests, as far as the head of a request tells them.

#include "base/instant.h"
#include "gateway/read_request.h"
#include "policy/context.h"

namespace rollcall::gateway {

// Of a request that a rule is about, so that nothing stands there twice: s3:prefix, s3:delimiter,
// s3:max-keys, s3:VersionId, s3:x-amz-… for each such header, what locks and tags an object gets
// with it, and how and when it was signed. What only the store knows, such as the tags that an
// object has, is not there. Service authorization reference, Amazon S3.
void add_s3_conditions(policy::Context& context, const ReadRequest& request, base::Instant now);

}  // namespace rollcall::gateway
