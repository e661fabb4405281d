#pragma once
// The kinds of entities that an account's authorization details are made of.

#include "iam/parameter.h"

namespace rollcall::iam {

enum class EntityType { User, Role, Group, LocalManagedPolicy, AwsManagedPolicy };

template <>
inline constexpr auto words<EntityType> = std::array{
    Word<EntityType>{"LocalManagedPolicy", EntityType::LocalManagedPolicy},
    Word<EntityType>{"User", EntityType::User},
    Word<EntityType>{"AWSManagedPolicy", EntityType::AwsManagedPolicy},
    Word<EntityType>{"Role", EntityType::Role},
    Word<EntityType>{"Group", EntityType::Group},
};

}  // namespace rollcall::iam
