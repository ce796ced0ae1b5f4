#pragma once
// All tests of the window are one program, since linking and moc cost more than most of them take. Here
// QTEST_MAIN adds a class to that program instead of making one of its own, as Qt does for its own tests.
#include <QtTest>

namespace digitpad {

using RunTest = int (*)(int argc, char** argv);

/// Adds a test under its file's name without _test.cpp; main.cpp runs it.
struct BatchedTest {
    BatchedTest(const char* file, RunTest run);
};

} // namespace digitpad

#undef QTEST_MAIN_WRAPPER
#define QTEST_MAIN_WRAPPER(TestObject, ...)                                                      \
    static const digitpad::BatchedTest batched##TestObject(__FILE__, [](int argc, char** argv) { \
        QTest::Internal::callInitMain<TestObject>();                                             \
        __VA_ARGS__                                                                              \
        TestObject tc;                                                                           \
        QTEST_SET_MAIN_SOURCE_PATH                                                               \
        return QTest::qExec(&tc, argc, argv);                                                    \
    });
