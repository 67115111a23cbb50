"""The public conformance suite for Jupyter kernels (jupyter_kernel_test), with samples in Java."""

import unittest

import jupyter_kernel_test as suite

# The channels of jupyter_client 8 block by themselves; the suite of 2023 wraps them once more.
suite.run_sync = lambda call: call


class EnvelopeConformance(suite.KernelTests):
    kernel_name = "envelope"
    language_name = "java"
    file_extension = ".jsh"

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oops");'
    completion_samples = [
        {"text": "List.o", "matches": ["of("]},
        {"text": "system().requestsPer", "matches": ["requestsPerUser("]},
        {"text": "nothing.like.thi", "matches": []},
    ]
    complete_code_samples = ["1 + 1", "int f(int n) { return n; }", "system()\n    .users(5)"]
    incomplete_code_samples = ["int f(int n) {", "List.of(1,", "/* open"]
    invalid_code_samples = ["int x = ;;)", "import 7q"]
    code_page_something = 'page("a long text");'
    code_generate_error = "throw new IllegalStateException();"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "1 + 12", "result": "13"},
        {"code": "system().users(10_000_000)", "mime": "text/html"},
    ]
    code_display_data = [
        {"code": 'display(html("<b>x</b>"));', "mime": "text/html"},
        {"code": "display(new java.awt.image.BufferedImage(2, 2, 1));", "mime": "image/png"},
    ]
    code_history_pattern = "6 ? 7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "system().users"
    code_clear_output = "clearOutput();"


# unittest would also run the suite's own class, which tests no kernel.
del suite.KernelTests

if __name__ == "__main__":
    unittest.main(verbosity=2)
