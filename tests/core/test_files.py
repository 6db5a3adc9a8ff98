"""Where files are read and written: shares that refuse, special files, long names, links."""

import errno
import os
import socket
import stat

import numpy as np
import pytest

from mlp_core import (
    MLP,
    GradientDescent,
    from_onnx,
    load,
    load_checkpoint,
    load_safetensors,
    mean_squared_error,
    save,
    save_checkpoint,
    save_safetensors,
    to_onnx,
    train,
)

NETWORK = MLP((2, 3, 1), ("relu", "sigmoid"))
THETA = NETWORK.init(np.random.default_rng(0))
DESCENT = GradientDescent(0.1)
X, Y = np.ones((2, 2)), np.ones((2, 1))


def keep(path, network, theta):
    """A checkpoint whose theta is this one."""
    rng = np.random.default_rng(0)
    run = train(network, theta, X, Y, loss=mean_squared_error, optimizer=DESCENT, batch_size=2,
                rng=rng)  # fmt: skip
    save_checkpoint(path, network, next(run)._replace(theta=theta))


def resume(path):
    return load_checkpoint(path, DESCENT)[:2]


FORMATS = {
    "npz": (save, load),
    "safetensors": (save_safetensors, load_safetensors),
    "onnx": (to_onnx, from_onnx),
    "checkpoint": (keep, resume),
}
EVERY = pytest.mark.parametrize(("write", "read"), FORMATS.values(), ids=FORMATS)
POSIX = pytest.mark.skipif(os.name != "posix", reason="Windows has no such files or rights")


def names(folder):
    return sorted(os.listdir(folder))  # noqa: PTH208


def next_descriptor():
    number = os.dup(0)
    os.close(number)
    return number


def refuse_folders(monkeypatch, at, code):
    """Let fsync, or open, refuse folders, as shares of other systems do."""
    real = getattr(os, at)

    def refusing(what, *more, **options):
        folder = stat.S_ISDIR((os.fstat if at == "fsync" else os.stat)(what).st_mode)
        if folder:
            raise OSError(code, os.strerror(code))
        return real(what, *more, **options)

    monkeypatch.setattr(os, at, refusing)


@POSIX
@EVERY
@pytest.mark.parametrize(
    ("at", "code"), [("fsync", errno.EINVAL), ("fsync", errno.EIO), ("open", errno.EACCES)]
)
def test_where_a_folder_cannot_be_flushed_the_file_is_saved(
    write, read, at, code, tmp_path, monkeypatch
):
    path, free = tmp_path / "model", next_descriptor()
    refuse_folders(monkeypatch, at, code)
    for sign in (1, -1):
        write(path, NETWORK, sign * THETA)
        np.testing.assert_array_equal(read(path)[1], sign * THETA)
    assert names(tmp_path) == ["model"]
    assert next_descriptor() == free  # none is lost


@POSIX
def test_rights_that_need_no_change_are_not_set(tmp_path, monkeypatch):
    def refuses(*given, **options):
        raise PermissionError(errno.EPERM, "Operation not permitted")  # as a share of Windows does

    save(tmp_path / "model", NETWORK, THETA)
    monkeypatch.setattr(os, "chmod", refuses)
    save(tmp_path / "model", NETWORK, -THETA)
    np.testing.assert_array_equal(load(tmp_path / "model")[1], -THETA)


@EVERY
@pytest.mark.parametrize("length", [234, 235, 250, 255])
def test_a_name_of_any_length(write, read, length, tmp_path):
    path = tmp_path / ("m" * length)
    if len(str(path)) > 259 and os.name == "nt":
        pytest.skip("Windows takes 260 characters for the whole path")
    for sign in (1, -1):
        write(path, NETWORK, sign * THETA)
        np.testing.assert_array_equal(read(path)[1], sign * THETA)
    assert names(tmp_path) == [path.name]


@EVERY
def test_an_error_names_the_file_that_was_asked_for(write, read, tmp_path, monkeypatch):
    with pytest.raises(FileNotFoundError) as caught:
        write(tmp_path / "missing" / "model", NETWORK, THETA)
    assert f"there is no folder {tmp_path / 'missing'}, expected one; make it" in str(caught.value)
    assert ".tmp" not in str(caught.value)
    with pytest.raises(OSError, match=r"m{256}") as caught:  # longer than a name may be
        write(tmp_path / ("m" * 256), NETWORK, THETA)
    assert ".tmp" not in str(caught.value)
    (tmp_path / "file").touch()
    with pytest.raises((NotADirectoryError, FileNotFoundError)) as caught:
        write(tmp_path / "file" / "model", NETWORK, THETA)
    assert ".tmp" not in str(caught.value)

    def refuses(path, target):
        raise PermissionError(errno.EACCES, "Permission denied", str(path), None, str(target))

    monkeypatch.setattr("pathlib.Path.replace", refuses)
    with pytest.raises(PermissionError) as caught:
        write(tmp_path / "model", NETWORK, THETA)
    assert str(caught.value).endswith(f"{str(tmp_path / 'model')!r}")
    assert names(tmp_path) == ["file"]


def special(kind, folder):
    """Make a file that is none in this folder."""
    path = folder / kind
    if kind == "a pipe":
        os.mkfifo(path)
    elif kind == "a socket":
        with socket.socket(socket.AF_UNIX) as end:
            end.bind(kind)  # the folder's whole path may be too long for a socket
    else:
        path.symlink_to("/dev/zero")  # endless, as far as reading goes
    return path


@POSIX
@EVERY
@pytest.mark.parametrize("kind", ["a pipe", "a socket", "a device"])
def test_special_files_are_neither_replaced_nor_read(write, read, kind, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = special(kind, tmp_path)
    before = path.stat()

    def no_writing(*given):  # or, as root, the machine's own device would be replaced
        raise AssertionError

    monkeypatch.setattr("secrets.token_hex", no_writing)
    with pytest.raises(OSError, match=f"is {kind}.*, expected the name of a plain file"):
        write(path, NETWORK, THETA)
    with pytest.raises(OSError, match=f"is {kind}"):
        read(path)
    assert stat.S_IFMT(path.stat().st_mode) == stat.S_IFMT(before.st_mode)
    assert path.stat().st_ino == before.st_ino
    assert names(tmp_path) == [kind]


@EVERY
def test_folders_and_names_of_folders_are_refused(write, read, tmp_path):
    with pytest.raises(IsADirectoryError, match="is a folder, expected the name of a file"):
        write(tmp_path, NETWORK, THETA)
    with pytest.raises(IsADirectoryError, match="is a folder, expected the name of a file"):
        read(tmp_path)
    with pytest.raises(IsADirectoryError, match="model/ ends in a slash, as folders do, expected"):
        write(f"{tmp_path}/model/", NETWORK, THETA)
    with pytest.raises(ValueError, match=r"the path is 'a\\x00b', expected a name without"):
        write("a\0b", NETWORK, THETA)
    with pytest.raises(FileNotFoundError, match="the path is empty"):
        read("")
    assert names(tmp_path) == []
    write(tmp_path / "model", NETWORK, THETA)
    with pytest.raises(OSError, match="model/"):
        read(f"{tmp_path}/model/")


@POSIX
@EVERY
def test_of_a_link_the_file_is_replaced_and_the_link_stays(write, read, tmp_path):
    (tmp_path / "deep").mkdir()
    link, real = tmp_path / "link", tmp_path / "deep" / "real"
    link.symlink_to("deep/real")
    for sign in (1, -1):  # first it points to nothing
        write(link, NETWORK, sign * THETA)
        assert link.is_symlink()
        assert not real.is_symlink()
        np.testing.assert_array_equal(read(link)[1], sign * THETA)
    assert (names(tmp_path), names(real.parent)) == (["deep", "link"], ["real"])
    ring = tmp_path / "ring"
    ring.symlink_to("ring")
    with pytest.raises(OSError, match="ring"):
        write(ring, NETWORK, THETA)
    assert ring.is_symlink()
