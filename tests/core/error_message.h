// What a call complains about.
#pragma once

#include <string>

#include "core/error.h"

namespace digitpad::test {

/// The message of the Error that `call` throws, empty where it throws none.
template <typename Call>
std::string errorOf(Call&& call) {
    try {
        call();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

} // namespace digitpad::test
