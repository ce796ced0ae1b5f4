#include "core/failure.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <new>
#include <stdexcept>

#include "core/error.h"

namespace digitpad {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST(FailureMessage, AnErrorSpeaksForItself) {
    EXPECT_EQ(failureMessage(Error("a.png", "is damaged", "Copy it again")),
              "a.png: is damaged. Copy it again");
    EXPECT_EQ(failureMessage(std::runtime_error("out of ink")), "out of ink");
}

TEST(FailureMessage, WantOfMemoryIsSaidInWords) {
    EXPECT_THAT(failureMessage(std::bad_alloc()),
                AllOf(HasSubstr("not enough memory"), Not(HasSubstr("alloc"))));
    EXPECT_EQ(failureMessage(std::bad_array_new_length()), failureMessage(std::bad_alloc()));
    EXPECT_EQ(failureMessage(std::length_error("vector::reserve")), failureMessage(std::bad_alloc()));
}

TEST(FailureMessage, TheFileSystemsFailureNamesTheFileAndTheReason) {
    const std::filesystem::filesystem_error error("status", "folder/a.png",
                                                  std::make_error_code(std::errc::permission_denied));
    EXPECT_EQ(failureMessage(error), "folder/a.png: Permission denied");
}

} // namespace
} // namespace digitpad
