// Nothing but what CMake precompiles for all tests.
