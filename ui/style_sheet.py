"""The style sheet, made of the tokens. Sizes of text follow the application's font.

Widgets choose a look by the dynamic property ``look``: labels ``title``, ``heading``, ``dim``, ``small``,
``caps``; buttons ``primary`` and ``quiet``; frames ``panel``, ``bar``, ``card``.
"""

from __future__ import annotations

from string import Template

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.tokens import CARD_RADIUS, RADIUS, Tokens

_SHEET = Template("""
QToolTip { background: $panel; color: $text; border: 1px solid $line; padding: 4px 6px; }

QMenuBar { background: $panel; color: $text; border-bottom: 1px solid $line; padding: 1px 4px; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $pressed; }
QMenu { background: $panel; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::indicator { width: 14px; height: 14px; left: 5px; }

QStatusBar { background: $panel; color: $dim; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $dim; font-size: ${small}px; padding: 2px 6px; }

QFrame[look="panel"], QWidget[look="panel"] { background: $panel; }
QFrame[look="bar"] { background: $panel; border: none; border-bottom: 1px solid $line; }
QFrame[look="foot"] { background: $panel; border: none; border-top: 1px solid $line; }
QFrame[look="rail"] { background: $panel; border: none; border-right: 1px solid $line; }
QFrame[look="card"] { background: $panel; border: 1px solid $line; border-radius: ${card}px; }
QFrame[look="notice"] { background: $warning_soft; border: none; border-radius: ${radius}px; }
QFrame[look="rule"] { background: $line; border: none; max-height: 1px; }

QLabel[look="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[look="heading"] { font-weight: 600; }
QLabel[look="dim"] { color: $dim; }
QLabel[look="small"] { color: $dim; font-size: ${small}px; }
QLabel[look="caps"] { color: $dim; font-size: ${tiny}px; }
QLabel[look="error"] { color: $error; }
QLabel[look="warning"] { color: $warning; }
QLabel[look="good"] { color: $good; }
QFrame[look="notice"] QLabel { color: $warning; }

QPushButton, QToolButton[look="button"] {
  background: $panel; color: $text; border: 1px solid $edge; border-radius: ${radius}px;
  padding: 5px 12px; font-weight: 500; icon-size: ${icon}px; }
QPushButton:hover, QToolButton[look="button"]:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked, QToolButton[look="button"]:pressed { background: $pressed; }
QPushButton:checked, QToolButton[look="button"]:checked {
  background: $accent_soft; color: $accent; border-color: $accent_edge; }
QPushButton:focus, QToolButton[look="button"]:focus { border: 2px solid $accent; padding: 4px 11px; }
QPushButton:disabled, QToolButton[look="button"]:disabled { color: $faint; border-color: $line; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[look="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[look="primary"]:focus { border: 2px solid $text; }
QPushButton[look="primary"]:disabled { background: $line; color: $dim; border-color: $line; }
QPushButton[look="quiet"] { background: transparent; border-color: transparent; color: $accent; }
QPushButton[look="quiet"]:hover { background: $accent_soft; }
QPushButton[look="quiet"]:focus { border: 2px solid $accent; }
QPushButton[look="chip"] { background: $accent_soft; color: $text; border: 1px solid $accent_edge; border-radius: 9px;
  padding: 1px 9px; font-weight: 400; }
QPushButton[look="chip"]:hover { background: $pressed; }
QPushButton[look="chip"]:focus { border: 2px solid $accent; padding: 0px 8px; }
QPushButton::menu-indicator, QToolButton[look="button"]::menu-indicator { width: 0px; image: none; }

QToolButton[look="rail"] {
  background: transparent; color: $dim; border: 2px solid transparent; border-radius: ${radius}px;
  padding: 5px 3px; font-size: ${tiny}px; }
QToolButton[look="rail"]:hover { background: $hover; color: $text; }
QToolButton[look="rail"]:checked { background: $accent_soft; color: $accent; }
QToolButton[look="rail"]:focus { border-color: $accent; }
QToolButton[look="rail"]:disabled { color: $faint; }

QLineEdit, QPlainTextEdit[look="field"], QTextEdit[look="field"], QDateTimeEdit, QSpinBox, QComboBox {
  background: $panel; color: $text; border: 1px solid $edge; border-radius: ${radius}px; padding: 4px 8px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit[look="field"]:focus, QTextEdit[look="field"]:focus, QDateTimeEdit:focus,
QSpinBox:focus, QComboBox:focus { border: 2px solid $accent; padding: 3px 7px; }
QLineEdit:disabled, QComboBox:disabled, QDateTimeEdit:disabled, QPlainTextEdit:disabled {
  background: $background; color: $dim; border-color: $line; }
QComboBox { padding-right: 22px; combobox-popup: 0; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QComboBox::drop-down { subcontrol-origin: padding; subcontrol-position: center right; width: 20px; border: none; }
QComboBox::down-arrow { image: url("$arrow"); width: ${head}px; height: ${head}px; }
QDateTimeEdit::drop-down { subcontrol-position: center right; width: 20px; border: none; }
QDateTimeEdit::down-arrow { image: url("$arrow"); width: ${head}px; height: ${head}px; }
QComboBox QAbstractItemView { background: $panel; color: $text; border: 1px solid $line; outline: none;
  selection-background-color: $accent_soft; selection-color: $text; }
QComboBox QAbstractItemView::item { padding: 4px 6px; }

QCheckBox, QRadioButton { spacing: 8px; padding: 2px; border: 2px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
  width: ${indicator}px; height: ${indicator}px; border: 1px solid $control; background: $panel; }
QCheckBox::indicator, QAbstractItemView::indicator { border-radius: 3px; }
QRadioButton::indicator { border-radius: ${round}px; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked, QAbstractItemView::indicator:checked {
  background: $accent; border-color: $accent; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { image: url("$tick"); }
QRadioButton::indicator:checked { image: url("$dot"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; background: $background; }
QCheckBox::indicator:checked:disabled { background: $faint; border-color: $faint; }

QListView, QTreeView, QTableView { background: $panel; color: $text; border: 1px solid $line;
  border-radius: ${radius}px; outline: none; }
QListView:focus, QTreeView:focus, QTableView:focus { border-color: $accent; }
QListView[look="plain"], QTreeView[look="plain"], QTableView[look="plain"] { background: transparent;
  border: none; border-radius: 0; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {
  background: $accent_soft; color: $text; }
QHeaderView::section { background: $panel; color: $dim; border: none; border-bottom: 1px solid $line;
  padding: 6px 8px; font-size: ${small}px; }

QListView[look="popup"] { border: 1px solid $control; }
QListView[look="pages"]::item, QTreeView[look="pages"]::item { padding: 4px 6px; }

QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { border: none; }
QTabBar::tab { background: transparent; color: $dim; padding: 7px 12px; border: 1px solid transparent;
  border-bottom: none; border-top-left-radius: ${radius}px; border-top-right-radius: ${radius}px; }
QTabBar::tab:selected { background: $panel; color: $text; border-color: $line; font-weight: 600; }
QTabBar::tab:hover:!selected { color: $text; }
QTabBar::tab:focus { color: $accent; }

EditorPage > QTabBar { font-size: ${small}px; }
EditorPage > QTabBar::tab { padding: 7px 8px; }

QTabBar[look="releases"] { background: $panel; border-bottom: 1px solid $line; }
QTabBar[look="releases"]::tab { padding: 6px 4px 6px 12px; border-radius: 0; border: none;
  border-right: 1px solid $line; border-bottom: 2px solid transparent; }
QTabBar[look="releases"]::tab:selected { color: $text; font-weight: 400; border-bottom: 2px solid $accent; }
QTabBar[look="releases"]::tab:hover:!selected { background: $hover; }
QTabBar[look="releases"]::close-button { image: url("$close"); width: ${head}px; height: ${head}px; padding: 3px; }
QTabBar[look="releases"]::close-button:hover { background: $pressed; border-radius: 4px; }

QDockWidget { color: $text; titlebar-close-icon: none; }
QDockWidget::title { background: $panel; padding: 6px 12px; border-bottom: 1px solid $line; }
QMainWindow::separator { background: $line; width: 1px; height: 1px; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QScrollArea[look="plain"] { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 4px; border: 2px solid transparent;
  background-clip: padding; min-height: 28px; min-width: 28px; margin: 2px; }
QScrollBar::handle:hover { background: $dim; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QGroupBox { border: none; margin-top: 1.6em; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }
""")


def style_sheet(tokens: Tokens, pixels: int) -> str:
    """Return the style sheet for the tokens and a font of so many pixels."""
    from ui.icons import icon_path
    from ui.tokens import mixed

    scheme = "dark" if tokens.dark else "light"
    values = {name: getattr(tokens, name) for name in tokens.__dataclass_fields__ if name != "dark"}
    return _SHEET.substitute(
        values,
        accent_edge=mixed(tokens.accent, tokens.panel, 0.45),
        radius=RADIUS,
        card=CARD_RADIUS,
        small=max(8, round(pixels * 0.9)),
        tiny=max(7, round(pixels * 0.82)),
        title=round(pixels * 1.3),
        control=mixed(tokens.dim, tokens.panel, 0.75),
        head=round(pixels * 0.75),
        icon=round(pixels * 1.25),
        indicator=round(pixels * 1.05),
        round=(round(pixels * 1.05) + 2) // 2,
        close=icon_path(f"close-{scheme}"),
        arrow=icon_path(f"arrow-down-{scheme}"),
        tick=icon_path(f"tick-{scheme}"),
        dot=icon_path(f"dot-{scheme}"),
    )


def set_look(widget: QWidget, look: str) -> None:
    """Give a widget one of the style sheet's looks, also after it was shown."""
    if widget.property("look") == look:
        return
    widget.setProperty("look", look)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # it takes its look when it is shown
    widget.style().unpolish(widget)
    widget.style().polish(widget)
