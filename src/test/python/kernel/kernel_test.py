"""Jupyter's own tests of a kernel, all of them, and what they leave out: input, interrupts, progress, limits."""

import os
import re
import sys
import tempfile
import threading
import unittest

import jupyter_kernel_test
import nbformat
from jupyter_client import KernelManager
from nbclient import NotebookClient

KERNEL = "two-layer-lab"
TIMEOUT = 120

# Two hundred updates of a small network; with more, minutes.
TRAINING = """
var data = Shapes.load().split(9_000, 1_000).standardised(new Standardise());
Training training(long updates) {
  return Training.on(data).network(new GaussianInit(0.01), 50)
      .forward(new ForwardPass()).cost(new CrossEntropyCost()).backward(new Backprop())
      .metric(new Accuracy()).batches(new MiniBatches(100)).optimiser(new Sgd())
      .schedule(Schedule.constant(0.01)).updates(updates);
}
"""


class Protocol(jupyter_kernel_test.KernelTests):
    kernel_name = KERNEL
    language_name = "java"
    file_extension = ".java"
    code_hello_world = 'System.out.println("hello, world")'
    code_stderr = 'System.err.println("oh")'
    completion_samples = [
        {"text": "Nd4j.zer", "matches": {"zeros(", "zerosLike("}},
        {"text": "int unused = 3; System.ou", "matches": {"out"}},
        {"text": "nothingOfThisName.x", "matches": set()},
    ]
    complete_code_samples = ["1", "int x = 2;", "for (int i = 0; i < 3; i++) { }", "int f() { return 1; }\nf()"]
    incomplete_code_samples = ["int f() {", "for (int i = 0; i < 3; i++)", "foo(", "int y = 2; foo("]
    invalid_code_samples = [") 3"]
    code_page_something = "Math.max?"
    code_generate_error = 'throw new IllegalStateException("boom");'
    code_execute_result = [
        {"code": "1 + 1", "result": "2"},
        {"code": '"a" + 3', "result": '"a3"'},
        {"code": "6 * 7", "result": "42"},
    ]
    code_display_data = [
        {"code": "display(Nd4j.ones(2, 2))", "mime": "text/html"},
        {"code": 'Plots.rate(Schedule.constant(0.1), 10).save("kernel_test")', "mime": "image/png"},
    ]
    code_history_pattern = "1?+*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.max"
    code_clear_output = "clearOutput()"


class Welcome(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = KERNEL
    support_iopub_welcome = True


class Conversation(unittest.TestCase):
    """One kernel for all; each test leaves it as it was."""

    @classmethod
    def setUpClass(cls):
        cls.manager = KernelManager(kernel_name=KERNEL)
        cls.manager.start_kernel()
        cls.client = cls.manager.client()
        cls.client.start_channels()
        cls.client.wait_for_ready(timeout=TIMEOUT)

    @classmethod
    def tearDownClass(cls):
        cls.client.stop_channels()
        cls.manager.shutdown_kernel(now=False)

    def run_cell(self, code, **more):
        """The reply, and the messages of the cell but for its state."""
        said = []
        reply = self.client.execute_interactive(
            code, timeout=TIMEOUT, output_hook=said.append, allow_stdin=more.pop("allow_stdin", False), **more
        )
        return reply["content"], [m for m in said if m["msg_type"] not in ("status", "execute_input")]

    def interrupted(self, code, when=lambda message: True):
        """Runs a cell and interrupts it when a message of it says so."""
        done = threading.Event()

        def heard(message):
            if not done.is_set() and message["msg_type"] not in ("status", "execute_input") and when(message):
                done.set()
                self.manager.interrupt_kernel()

        reply = self.client.execute_interactive(code, timeout=TIMEOUT, output_hook=heard, allow_stdin=False)
        self.assertTrue(done.is_set())
        return reply["content"]

    def assert_lives(self):
        reply, said = self.run_cell("20 + 1")
        self.assertEqual(said[-1]["content"]["data"]["text/plain"], "21")

    def test_interrupt_ends_an_endless_loop(self):
        reply = self.interrupted('System.out.println("on"); while (true) { }')
        self.assertEqual((reply["status"], reply["ename"]), ("error", "Interrupted"))
        self.assert_lives()

    def test_interrupt_ends_a_sleep_and_what_stands_behind_it(self):
        reply = self.interrupted('int late = 0;\nSystem.out.println("on"); Thread.sleep(600_000);\nlate = 1;')
        self.assertEqual(reply["ename"], "Interrupted")
        self.assertEqual(self.run_cell("late")[1][-1]["content"]["data"]["text/plain"], "0")

    def test_interrupt_ends_a_training(self):
        self.run_cell(TRAINING)
        reply = self.interrupted("training(10_000_000).fit();", lambda m: m["msg_type"] == "update_display_data")
        self.assertEqual(reply["ename"], "Interrupted")
        self.assert_lives()

    def test_interrupt_ends_the_wait_for_input(self):
        threading.Timer(2, self.manager.interrupt_kernel).start()
        reply = self.client.execute_interactive(
            'System.in.read()', timeout=TIMEOUT, stdin_hook=lambda m: None, output_hook=lambda m: None, allow_stdin=True
        )
        self.assertEqual(reply["content"]["ename"], "Interrupted")
        self.assert_lives()

    def test_progress_is_one_display_that_is_updated(self):
        self.run_cell(TRAINING)
        reply, said = self.run_cell("training(3_000).fit();")
        self.assertEqual(reply["status"], "ok")
        shown = [m for m in said if m["msg_type"] == "display_data"]
        updates = [m for m in said if m["msg_type"] == "update_display_data"]
        self.assertEqual(len(shown), 1)
        self.assertGreaterEqual(len(updates), 1)
        self.assertEqual(
            {m["content"]["transient"]["display_id"] for m in shown + updates},
            {shown[0]["content"]["transient"]["display_id"]},
        )
        self.assertIn("3000/3000", updates[-1]["content"]["data"]["text/plain"])

    def asked(self, code, answer):
        prompts = []

        def ask(message):
            prompts.append(message["content"]["prompt"])
            self.client.input(answer)

        said = []
        reply = self.client.execute_interactive(
            code, timeout=TIMEOUT, stdin_hook=ask, output_hook=said.append, allow_stdin=True
        )
        return reply["content"], prompts, said

    def test_input_is_asked_for(self):
        reply, prompts, said = self.asked('String name = input("Your name? "); name.length()', "Zoë 🙂")
        self.assertEqual(prompts, ["Your name? "])
        result = [m for m in said if m["msg_type"] == "execute_result"]
        self.assertEqual(result[0]["content"]["data"]["text/plain"], "6")

    def test_standard_input_is_asked_for(self):
        reply, prompts, said = self.asked("new Scanner(System.in).nextInt() + 1", "41")
        result = [m for m in said if m["msg_type"] == "execute_result"]
        self.assertEqual(result[0]["content"]["data"]["text/plain"], "42")

    def test_without_a_person_input_is_an_error(self):
        reply, _ = self.run_cell('input("Your name? ")')
        self.assertEqual(reply["status"], "error")
        self.assertIn("without a person", reply["evalue"])

    def test_a_silent_cell_shows_nothing_and_counts_nothing(self):
        before = self.run_cell("1")[0]["execution_count"]
        reply, said = self.run_cell('System.out.println("unheard"); 2', silent=True)
        self.assertEqual(said, [])
        self.assertEqual(self.run_cell("3")[0]["execution_count"], before + 1)

    def test_expressions_of_a_user(self):
        reply, _ = self.run_cell("int six = 6;", user_expressions={"seven": "six + 1", "wrong": "nine"})
        self.assertEqual(reply["user_expressions"]["seven"]["data"]["text/plain"], "7")
        self.assertEqual(reply["user_expressions"]["wrong"]["status"], "error")

    def test_cells_behind_one_that_fails_are_not_run(self):
        first = self.client.execute("Thread.sleep(500); int zero = 0; 1 / zero", stop_on_error=True)
        second = self.client.execute("int mustNotBeThere = 1;")
        replies = {}
        while len(replies) < 2:
            message = self.client.get_shell_msg(timeout=TIMEOUT)
            if message["msg_type"] == "execute_reply":
                replies[message["parent_header"]["msg_id"]] = message["content"]
        self.assertEqual(replies[first]["status"], "error")
        self.assertEqual(replies[second]["status"], "aborted")
        self.assertEqual(self.run_cell("mustNotBeThere")[0]["status"], "error")

    def test_what_a_cell_prints_has_an_end(self):
        _, said = self.run_cell('for (int i = 0; i < 1_000_000; i++) System.out.println("line " + i);')
        text = "".join(m["content"]["text"] for m in said if m["content"].get("name") == "stdout")
        told = "".join(m["content"]["text"] for m in said if m["content"].get("name") == "stderr")
        self.assertEqual(len(text), 200_000)
        self.assertTrue(text.startswith("line 0\nline 1\n"))
        self.assertIn("first 200,000 characters", told)
        self.assertLess(len(said), 100)

    def test_figures_come_in_order(self):
        _, said = self.run_cell(
            'Plots.rate(Schedule.constant(0.1), 10).save("kernel_test");\n'
            'System.out.println("between");\n'
            "Plots.rate(Schedule.constant(0.2), 10)"
        )
        self.assertEqual([m["msg_type"] for m in said], ["display_data", "stream", "execute_result"])
        self.assertIn("image/png", said[0]["content"]["data"])
        self.assertIn("image/png", said[2]["content"]["data"])
        self.assertIn("text/plain", said[2]["content"]["data"])

    def test_errors_name_the_line_of_the_cell(self):
        count = self.run_cell("int inverse(int n) {\n  return 1 / n;\n}")[0]["execution_count"]
        reply, _ = self.run_cell("int a = 1;\ninverse(0)")
        told = re.sub("\x1b\\[[0-9;]*m", "", "\n".join(reply["traceback"]))
        self.assertEqual(reply["ename"], "ArithmeticException")
        self.assertTrue(told.startswith("ArithmeticException: / by zero\nline 2: inverse(0)\n"), told)
        self.assertIn("at inverse (cell [%d], line 2)" % count, told)

    def test_errors_of_syntax_mark_the_place(self):
        reply, _ = self.run_cell('int right = 1;\nint wrong = "text";')
        told = re.sub("\x1b\\[[0-9;]*m", "", "\n".join(reply["traceback"]))
        self.assertIn('line 2: int wrong = "text";\n' + " " * len("line 2: int wrong = ") + "^", told)


class Starts(unittest.TestCase):
    def test_restart_forgets_all(self):
        manager = KernelManager(kernel_name=KERNEL)
        manager.start_kernel()
        client = manager.client()
        client.start_channels()
        client.wait_for_ready(timeout=TIMEOUT)
        try:
            self.assertEqual(client.execute_interactive("int kept = 1;", timeout=TIMEOUT)["content"]["status"], "ok")
            manager.restart_kernel(now=False)
            client.wait_for_ready(timeout=TIMEOUT)
            said = []
            reply = client.execute_interactive("kept", timeout=TIMEOUT, output_hook=said.append)
            self.assertEqual(reply["content"]["status"], "error")
            self.assertEqual([m for m in said if m["msg_type"] == "stream"], [])  # a proper end needs no word
            manager.restart_kernel(now=True)
            client.wait_for_ready(timeout=TIMEOUT)
            said = []
            client.execute_interactive("1", timeout=TIMEOUT, output_hook=said.append)
            self.assertIn("crashed or was killed", "".join(m["content"].get("text", "") for m in said))
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=False)

    def test_a_cell_that_ends_the_program_says_so(self):
        manager = KernelManager(kernel_name=KERNEL)
        manager.start_kernel()
        client = manager.client()
        client.start_channels()
        client.wait_for_ready(timeout=TIMEOUT)
        try:
            client.execute("System.exit(3)")
            text = ""
            while "ended the program" not in text:
                message = client.get_iopub_msg(timeout=TIMEOUT)
                text += message["content"].get("text", "")
            self.assertIn('"System.exit(3)" ended the program', text)
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)

    def test_a_notebook_is_run_by_nbclient(self):
        notebook = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_code_cell("var a = Nd4j.create(new double[][] {{1, 2}});"), nbformat.v4.new_code_cell("a.add(1)")]
        )
        NotebookClient(notebook, kernel_name=KERNEL, timeout=TIMEOUT).execute()
        nbformat.validate(notebook)
        self.assertEqual(notebook.cells[1].outputs[0]["data"]["text/plain"], "1×2 double: 2  3")


if __name__ == "__main__":
    os.environ["JUPYTER_RUNTIME_DIR"] = tempfile.mkdtemp()
    program = unittest.main(exit=False, verbosity=2)
    if program.result.skipped:
        print("skipped:", [why for _, why in program.result.skipped])
    sys.exit(0 if program.result.wasSuccessful() and not program.result.skipped else 1)
