#pragma once
// An action is declared once: its name, its parameters with their constraints (in their types),
// what kind of access it is, what it is done to, and what it does. Everything else about it follows
// from the declaration.

#include <cassert>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "api/answer.h"
#include "api/context_collector.h"
#include "api/fields.h"
#include "api/json_writer.h"
#include "api/protocol.h"
#include "api/view.h"
#include "auth/permission/authorize.h"
#include "base/result.h"

namespace rollcall::api {

// As AWS's service authorization reference classifies actions.
enum class Access { Read, List, Write, Tagging, PermissionsManagement };

inline bool is_mutation(Access access) { return access != Access::Read && access != Access::List; }

// An action without a permission of its own (sts:GetCallerIdentity) is done to nothing.
using Resources = std::vector<auth::Resource>;

// What run() returns when there is nothing to answer but that it is done.
using base::Nothing;
using base::Result;

// A call on its way through one action, with what that action remembers between its steps.
class Call {
 public:
  virtual ~Call() = default;

  // What must be permitted, found with the account's tables. May refuse by itself.
  virtual Result<Resources> resources(const View& view) = 0;

  // Adds what the request says of itself to the context that policies are evaluated in.
  virtual void describe(policy::Context& context) = 0;

  // Whether a caller whom no policy allows this may do it all the same (a user changing the own
  // password).
  virtual bool is_allowed_anyway(const View& view) = 0;

  // Reads what work() needs, on the snapshot on which the permission was found. May refuse by
  // itself.
  virtual Result<Nothing> prepare(const View& view) = 0;

  // What takes long, outside of any transaction: nobody waits for a connection or for a writer's
  // turn meanwhile.
  virtual Result<Nothing> work(const Environment& environment) = 0;

  // What an action that only reads does, and in place of it what one that changes does.
  virtual Result<Answer> run(const View& view) = 0;
  virtual Result<Answer> run(Change& change) = 0;

  // In place of all that, for an action that needs no store (Action::needs_store).
  virtual Result<Answer> answer(const auth::Caller& caller) = 0;

  // The request's parameters as JSON, without secrets, for the event record.
  virtual std::string parameters() = 0;
};

// How much an action that only reads has to read. What reads much, or computes long with what it
// has read, is never done where other connections are served, and not much of it at a time.
using store::Reading;

// What a change changes: who is who and who may what, so that whatever is kept of the account in
// memory must be read anew, or nothing but the records.
using store::Effect;

struct Action {
  const Service* service;
  const Service* formerly;  // served it before, and still does for a while; nullptr: none
  const char* name;
  std::string permission;  // "iam:CreateUser", which is also how events and the log name the action
  std::string former_permission;  // which still counts for as long as `formerly` does; empty: none
  Access access;
  Reading reading;
  Effect effect;
  bool has_permission;  // false: every caller may
  bool needs_store;     // false: who calls is all there is to know

  // Reads and validates the parameters. MalformedInput or ValidationError.
  std::function<Result<std::unique_ptr<Call>>(const Form&)> read;

  // The parameters' names, for documents.
  std::function<std::vector<std::string>()> parameter_names;
};

// The declaration of an action, from which the Action is made:
//
//   extern const api::Action get_user = Declare<Request, Response>{.name = "GetUser", …};
//
// What comes before the write transaction: `prepare` reads and checks on a snapshot, `work` does
// what is slow (hashing a password) outside of any transaction, and what they made is handed to
// `run` as a third argument. The world may have moved on by then: `run` checks again whatever of it
// must still be true.
template <typename Request, typename Response, typename Prepared = Nothing>
struct Declare {
  using Reads = Result<Response> (*)(const View&, const Request&);
  using Changes =
      std::conditional_t<std::is_same_v<Prepared, Nothing>,
                         Result<Response> (*)(Change&, const Request&),
                         Result<Response> (*)(Change&, const Request&, const Prepared&)>;

  const Service* service = &iam_service;
  const Service* formerly = nullptr;
  const char* former_permission =
      nullptr;  // nullptr: of the same name, where there is a `formerly`
  const char* name;
  Access access;
  Reading reading = Reading::Short;
  Effect effect = Effect::Mutation;
  Result<Resources> (*resources)(const View&,
                                 const Request&) = nullptr;  // nullptr: no permission is needed
  bool (*allowed_anyway)(const View&, const Request&) = nullptr;
  Result<Prepared> (*prepare)(const View&, const Request&) = nullptr;
  Result<Prepared> (*work)(const Environment&, const Request&, Prepared) = nullptr;
  std::variant<Reads, Changes> run = {};  // as `access` says
  Result<Response> (*answer)(const auth::Caller&) =
      nullptr;  // in place of run, where no store is needed

  operator Action() const;
};

template <typename Request, typename Response, typename Prepared>
class DeclaredCall final : public Call {
 public:
  using Facts = Declare<Request, Response, Prepared>;

  DeclaredCall(const Facts& facts, Request request) : facts_(facts), request_(std::move(request)) {}

  Result<Resources> resources(const View& view) override {
    return facts_.resources ? facts_.resources(view, request_) : Resources{};
  }

  void describe(policy::Context& context) override {
    ContextCollector collector(context);
    request_.fields(collector);
    collector.finish();
  }

  bool is_allowed_anyway(const View& view) override {
    return facts_.allowed_anyway && facts_.allowed_anyway(view, request_);
  }

  Result<Nothing> prepare(const View& view) override {
    if (facts_.prepare)
      prepared_ = TRY(facts_.prepare(view, request_));
    return Nothing{};
  }

  Result<Nothing> work(const Environment& environment) override {
    if (facts_.work)
      prepared_ =
          TRY(facts_.work(environment, request_, prepared_ ? *std::move(prepared_) : Prepared{}));
    return Nothing{};
  }

  Result<Answer> run(const View& view) override {
    return make_answer(TRY(std::get<typename Facts::Reads>(facts_.run)(view, request_)));
  }

  Result<Answer> run(Change& change) override {
    const auto run = std::get<typename Facts::Changes>(facts_.run);
    if constexpr (std::is_same_v<Prepared, Nothing>)
      return make_answer(TRY(run(change, request_)));
    else
      return make_answer(TRY(run(change, request_, *prepared_)));
  }

  Result<Answer> answer(const auth::Caller& caller) override {
    return make_answer(TRY(facts_.answer(caller)));
  }

  std::string parameters() override {
    std::string text;
    JsonWriter writer(text);
    writer.open_object();
    request_.fields(writer);
    writer.close();
    return text;
  }

 private:
  const Facts& facts_;
  Request request_;
  std::optional<Prepared> prepared_;
};

// Collects the names that a request's fields() mentions.
struct NameCollector {
  std::vector<std::string> names;
  void operator()(std::string_view name, const auto&) { names.emplace_back(name); }
};

template <typename Request, typename Response, typename Prepared>
Declare<Request, Response, Prepared>::operator Action() const {
  assert(is_mutation(access) == std::holds_alternative<Changes>(run));
  const auto facts = std::make_shared<const Declare>(*this);
  const auto permission_of = [&](const Service* of) { return std::string(of->name) + ":" + name; };
  const std::string former_name = formerly ? permission_of(formerly) : "";
  return Action{
      .service = service,
      .formerly = formerly,
      .name = name,
      .permission = permission_of(service),
      .former_permission = former_permission ? former_permission : former_name,
      .access = access,
      .reading = reading,
      .effect = effect,
      .has_permission = resources != nullptr,
      .needs_store = answer == nullptr,
      .read = [facts](const Form& form) -> Result<std::unique_ptr<Call>> {
        Request request;
        FieldReader reader(form);
        request.fields(reader);
        TRY(reader.result(facts->service->quoting));
        return std::make_unique<DeclaredCall<Request, Response, Prepared>>(*facts,
                                                                           std::move(request));
      },
      .parameter_names =
          [] {
            NameCollector collector;
            Request{}.fields(collector);
            return collector.names;
          },
  };
}

}  // namespace rollcall::api
