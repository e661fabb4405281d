#pragma once
// Coroutines on Asio, as connections use them, and their way to the waiting pool and back. The one
// header here that brings Asio with it: for connection.cpp alone.

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <functional>
#include <optional>
#include <utility>

#include "base/wipe_stack.h"
#include "http/errand.h"
#include "http/handover.h"
#include "http/waiting_pool.h"

namespace rollcall::http {

using Executor = boost::asio::io_context::executor_type;

template <typename Value>
using Task = boost::asio::awaitable<Value, Executor>;

// Errors of the network come back as values.
inline constexpr boost::asio::as_tuple_t<boost::asio::deferred_t> as_values{};

// Whether the pool may refuse: a new request, but not the rest of an answer that has begun.
enum class Urgency { NewRequest, AnswerBegun };

// Runs `work` on the pool and continues, where the handover leads, with what it returned; nullopt
// if it was not run. All that goes there and back lies in the frame of this coroutine: memory that
// the pool's thread took could be given back here only under a lock that it may hold.
template <typename Value>
Task<std::optional<Value>> on_waiting_pool(WaitingPool& pool, Handover& back,
                                           std::move_only_function<Value()> work, Urgency urgency) {
  Errand<Value> errand{.work = std::move(work)};
  const auto begin = [&](auto handler) {
    errand.done.work = [handler = std::move(handler)]() mutable { std::move(handler)(); };
    Job job = [&errand, &back](JobFate fate) {
      if (fate == JobFate::Run)
        errand.run();
      back.give(errand.done);
    };
    if (urgency == Urgency::AnswerBegun)
      pool.insist(std::move(job));
    else if (!pool.offer(std::move(job)))
      job(JobFate::Drop);
  };
  base::wipe_stack();  // of what was read of the request so far, on this thread
  using Token = boost::asio::use_awaitable_t<Executor>;
  co_await boost::asio::async_initiate<const Token, void()>(begin, Token{});
  co_return std::move(errand.value);
}

}  // namespace rollcall::http
