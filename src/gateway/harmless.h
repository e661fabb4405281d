#pragma once
// What a request may hold although no rule names it: parameters and headers that change neither
// what is done nor to what. Whatever is not here could, and has to be named by the rule.

#include <string>
#include <string_view>

namespace rollcall::gateway {

// A parameter of presigning, which was verified and has done its work; of a request that reads,
// also those of S3 that choose what of a listing is shown, and with which headers.
bool is_harmless_parameter(std::string_view name, std::string_view method);

// The header that a service could read in this one, or in a parameter of this name: in small
// letters, and with "-" for every other sign, since programs that read headers as CGI does take
// them for the same.
std::string read_as_header(std::string_view name);

// Whether a header, as read_as_header() has it, decides what is done: it belongs to S3, one of its
// dialects or Swift, or stands for the method, and is not one of those that only describe.
bool decides(std::string_view header);

// Whether a service may read a parameter of this name, as read_as_header() has it, as a header: a
// presigned request has those of S3 in its query, and in another one some services look there, too.
bool is_header_in_query(std::string_view header);

// "x-amz-grant-*" stands for every name that begins so.
bool is_named_by(std::string_view pattern, std::string_view name);

}  // namespace rollcall::gateway
