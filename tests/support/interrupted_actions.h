#pragma once
// The catalogue of actions with a seam in it: a test can change the world at the moment when a call
// has been allowed and has done its work, and its change waits to be written.

#include <functional>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "api/action.h"

namespace rollcall::test {

using Interruption = std::function<void()>;

// A call as it is, but for what happens between its work and its writing.
class InterruptedCall final : public api::Call {
 public:
  InterruptedCall(std::unique_ptr<api::Call> call, Interruption interrupt)
      : call_(std::move(call)), interrupt_(std::move(interrupt)) {}

  api::Result<api::Resources> resources(const api::View& view) override {
    return call_->resources(view);
  }
  void describe(policy::Context& context) override { call_->describe(context); }
  bool is_allowed_anyway(const api::View& view) override { return call_->is_allowed_anyway(view); }
  api::Result<api::Nothing> prepare(const api::View& view) override { return call_->prepare(view); }
  api::Result<api::Nothing> work(const api::Environment& environment) override {
    TRY(call_->work(environment));
    interrupt_();
    return api::Nothing{};
  }
  api::Result<api::Answer> run(const api::View& view) override { return call_->run(view); }
  api::Result<api::Answer> run(api::Change& change) override { return call_->run(change); }
  api::Result<api::Answer> answer(const auth::Caller& caller) override {
    return call_->answer(caller);
  }
  std::string parameters() override { return call_->parameters(); }

 private:
  std::unique_ptr<api::Call> call_;
  Interruption interrupt_;
};

class InterruptedActions {
 public:
  explicit InterruptedActions(std::span<const api::Action* const> actions) {
    for (const api::Action* action : actions)
      actions_.push_back(with_seam(*action));
    for (const api::Action& action : actions_)
      pointers_.push_back(&action);
  }
  InterruptedActions(const InterruptedActions&) = delete;
  InterruptedActions& operator=(const InterruptedActions&) = delete;

  std::span<const api::Action* const> all() const { return pointers_; }

  // What happens to the next call of an action that changes something, and to no other.
  void interrupt_next(Interruption interruption) { next_ = std::move(interruption); }

 private:
  api::Action with_seam(api::Action action) {
    action.read = [this, read = action.read](
                      const api::Form& form) -> api::Result<std::unique_ptr<api::Call>> {
      return std::make_unique<InterruptedCall>(TRY(read(form)), [this] {
        if (const auto interruption = std::exchange(next_, nullptr))
          interruption();
      });
    };
    return action;
  }

  std::vector<api::Action> actions_;
  std::vector<const api::Action*> pointers_;
  Interruption next_;
};

}  // namespace rollcall::test
