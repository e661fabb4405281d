#pragma once
// Coroutines on Asio, as connections use them, and their way to the waiting pool and back. The one
// header here that brings Asio with it: for connection.cpp alone.

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <functional>
#include <optional>
#include <utility>

#include "base/wipe_stack.h"
#include "http/waiting_pool.h"

namespace rollcall::http {

using Executor = boost::asio::io_context::executor_type;

template <typename Value>
using Task = boost::asio::awaitable<Value, Executor>;

// Errors of the network come back as values.
inline constexpr boost::asio::as_tuple_t<boost::asio::deferred_t> as_values{};

// Whether the pool may refuse, and whom it holds back: a new request, by what it waits for, but not
// the rest of an answer that has begun.
enum class Urgency { NewRequest, NewLongRequest, AnswerBegun };

inline Urgency urgency_of(Wait wait) {
  return wait == Wait::Long ? Urgency::NewLongRequest : Urgency::NewRequest;
}

// Runs `work` on the pool and continues in the context with what it returned; nullopt if it was not
// run.
template <typename Value>
Task<std::optional<Value>> on_waiting_pool(WaitingPool& pool, boost::asio::io_context& context,
                                           std::move_only_function<Value()> work, Urgency urgency) {
  const auto begin = [&pool, &context, urgency](auto handler,
                                                std::move_only_function<Value()> task) {
    Job job = [&context, handler = std::move(handler),
               task = std::move(task)](JobFate fate) mutable {
      auto value = fate == JobFate::Run ? std::optional<Value>(task()) : std::nullopt;
      boost::asio::post(context,
                        [handler = std::move(handler), value = std::move(value)]() mutable {
                          std::move(handler)(std::move(value));
                        });
    };
    if (urgency == Urgency::AnswerBegun)
      pool.insist(std::move(job));
    else if (!pool.offer(std::move(job),
                         urgency == Urgency::NewLongRequest ? Wait::Long : Wait::Short))
      job(JobFate::Drop);
  };
  base::wipe_stack();  // of what was read of the request so far, on this thread
  using Token = boost::asio::use_awaitable_t<Executor>;
  co_return co_await boost::asio::async_initiate<const Token, void(std::optional<Value>)>(
      begin, Token{}, std::move(work));
}

}  // namespace rollcall::http
