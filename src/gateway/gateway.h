#pragma once
// The gateway: what other services ask about the signatures of requests that were made to them. It
// has an address of its own, apart from the API's.

#include "api/request_log.h"
#include "gateway/admission.h"
#include "gateway/forward_auth.h"
#include "gateway/inquiry.h"
#include "gateway/s3_tokens.h"
#include "gateway/settings.h"
#include "http/service.h"

namespace rollcall::gateway {

struct GatewayParts {
  GatewaySettings settings;
  store::Store& store;
  auth::Authenticator& authenticator;
  base::Clock clock;
  api::LogSink log;
};

class Gateway final : public http::Service {
 public:
  explicit Gateway(GatewayParts parts);

  http::AtOnce answer_at_once(const http::Request& request) override;
  http::Response answer(const http::Request& request) override;

 private:
  struct Address;
  static const Address addresses[];

  http::AtOnce answer(const http::Request& request, api::Patience patience) const;
  Reply reply_to(Inquiry& inquiry, const Address& address) const;
  void log(const Inquiry& inquiry, const Reply& reply, const http::Response& response,
           std::chrono::microseconds took) const;

  const GatewayParts parts_;
  const Admission admission_;
  const S3Tokens s3_tokens_;
  const ForwardAuth forward_auth_;
};

}  // namespace rollcall::gateway
