#pragma once
// Step 1 of Signature Version 4: the request as a text that client and server arrive at
// independently.

#include <string>
#include <string_view>

#include "http/message.h"

namespace rollcall::sigv4 {

inline constexpr std::string_view content_hash_header = "X-Amz-Content-Sha256";
inline constexpr std::string_view unsigned_payload = "UNSIGNED-PAYLOAD";

// Normalized: without dots and empty segments, and escaped once more than it was sent. Kept: S3
// takes any key for what it is, and escapes once.
enum class PathForm { Normalized, Kept };

// Hashed: the body is hashed here. Declared: as the x-amz-content-sha256 header says, else not at
// all. DeclaredOrHashed: as the header says, else hashed.
enum class PayloadForm { Hashed, Declared, DeclaredOrHashed };

// In what services differ.
struct CanonicalForm {
  PathForm path = PathForm::Normalized;
  PayloadForm payload = PayloadForm::Hashed;
};

// What is particular about a service: something about "s3", nothing about any other.
CanonicalForm form_of(std::string_view service);

// The same for a request whose body is with somebody else, who is left to compare it with what the
// header declares.
CanonicalForm form_without_body(std::string_view service);

// The path of a target, not decoded, in its canonical form.
std::string canonical_path(std::string_view path, PathForm form);

// The query in its canonical form, without the signature of a presigned request.
std::string canonical_query(std::string_view query);

// `signed_headers` is the list of names, "host;x-amz-date".
std::string canonical_request(const http::Request& request, std::string_view signed_headers,
                              CanonicalForm form);

}  // namespace rollcall::sigv4
