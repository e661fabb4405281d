#pragma once
// The record of one change: who did what, when, from where. Written in the transaction of the
// change itself.

#include <string>

#include "base/instant.h"

namespace rollcall::iam {

struct Event {
  base::Instant at;
  std::string request_id;
  std::string action;  // "iam:CreateUser"
  std::string principal_arn;
  std::string access_key_id;  // what the caller signed with; empty: not with a key
  std::string source_address;
  std::string user_agent;
  std::string resource;    // the ARN the change was authorised against
  std::string parameters;  // of the request, as JSON, without secrets
  std::string result;      // "Success", or the error's code
};

}  // namespace rollcall::iam
