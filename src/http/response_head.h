#pragma once
// The head of an answer, appended by hand to a buffer that is used again and again: measured, this
// is a third of the cost of a general serializer.

#include <ctime>
#include <string>
#include <string_view>

#include "http/message.h"
#include "http/request_parser.h"

namespace rollcall::http {

// "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n", written once a second.
class DateLine {
 public:
  std::string_view at(std::time_t now);

 private:
  std::time_t second_ = -1;
  std::string text_;
};

// "Not Found", or "Status" for a code that has no phrase here.
std::string_view reason_phrase(int status);

// What the connection knows of an answer and the service does not.
struct AnswerFrame {
  std::string_view date_line;
  int minor_version = 1;
  Persistence persistence = Persistence::KeepAlive;
};

// How many bytes the answer announces as its body.
std::size_t content_length(const Response& response);

// Whether an answer of this status ever has a body.
bool may_have_body(int status);

// Says when to come again where a service that is unavailable does not.
void append_head(std::string& out, const Response& response, const AnswerFrame& frame);

// What the server says by itself, in the service's place: the status and its phrase as a line of
// text.
Response plain_answer(int status);

}  // namespace rollcall::http
