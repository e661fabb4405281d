#pragma once
// What ListUsers, ListGroups, ListRoles and their like have in common: all of a kind that the
// account holds, narrowed to those whose paths begin with a prefix.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "actions/paging/paging.h"
#include "actions/resources/resources.h"
#include "api/action.h"
#include "iam/names.h"

namespace rollcall::actions {

struct PathListingRequest {
  std::optional<iam::PathPrefix> path_prefix;
  PageFields page;

  void fields(auto& field) {
    field("PathPrefix", path_prefix);
    page.fields(field);
  }
};

template <typename Shape>
struct PathListing {
  std::string_view kind;  // as the answer calls them: "Users"
  std::vector<Shape> shapes;
  Continuation continuation = {};

  void fields(auto& field) const {
    field(kind, shapes);
    continuation.fields(field);
  }
};

// Policies see "*", messages the path that all of the kind lie under. AWS, captured live of users.
template <auto arn>
api::Result<api::Resources> everything_under_a_path(const api::View& view,
                                                    const PathListingRequest&) {
  return api::Resources{{.arn = "*", .shown = arn(view.tables.account, "/", "")}};
}

// A page of the store's table of that kind, each row as `shape` shows it. The kind is also what
// markers are told apart by.
template <typename Row, typename Shape>
api::Result<PathListing<Shape>> path_listing(std::string_view kind,
                                             const PathListingRequest& request, auto& table,
                                             auto&& shape) {
  const store::PageRequest wanted = TRY(page_request(request.page, kind));
  const store::Page<Row> page = table.list(path_or_root(request.path_prefix), wanted);
  PathListing<Shape> listing{.kind = kind, .shapes = {}};
  for (const Row& row : page.rows)
    listing.shapes.push_back(shape(row));
  listing.continuation = continuation(page.next, kind);
  return listing;
}

}  // namespace rollcall::actions
