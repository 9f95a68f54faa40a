"""Examples run, every name has a page, and the stubs have what is there."""

import ast
import doctest
import inspect
import runpy
from pathlib import Path

import cn_budget
import pytest

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def test_examples_of_pages_run():
    failed, tried = doctest.testmod(cn_budget)
    assert failed == 0 and tried > 30


@pytest.mark.parametrize("name", cn_budget.__all__)
def test_every_name_has_a_page(name):
    thing = getattr(cn_budget, name)
    assert thing.__doc__, name
    if inspect.isclass(thing):
        members = {key: value for key, value in vars(thing).items() if not key.startswith("_")}
        without = [key for key, value in members.items() if not value.__doc__]
        assert not without, f"{name}: {without}"


def test_the_stubs_have_what_is_there():
    stub = Path(cn_budget.__file__).with_name("__init__.pyi")
    tree = ast.parse(stub.read_text(encoding="utf-8"))
    declared = {node.name: node for node in tree.body if isinstance(node, (ast.ClassDef, ast.FunctionDef))}
    assert set(cn_budget.__all__) <= set(declared)
    for name in cn_budget.__all__:
        thing, node = getattr(cn_budget, name), declared[name]
        if isinstance(node, ast.ClassDef):
            members = {item.name for item in node.body if isinstance(item, ast.FunctionDef)}
            there = {key for key in vars(thing) if not key.startswith("_")}
            assert there == {key for key in members if not key.startswith("_")}, name
        else:
            parameters = {argument.arg for argument in [*node.args.args, *node.args.kwonlyargs]}
            there = inspect.signature(thing).parameters
            there = {key for key, value in there.items() if value.kind is not inspect.Parameter.VAR_KEYWORD}
            assert there <= parameters, name
    assert stub.with_name("py.typed").exists()


@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("*.py")), ids=lambda path: path.stem)
def test_examples_end_well(example, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", [str(example)])
    runpy.run_path(str(example), run_name="__main__")
    assert capsys.readouterr().out
