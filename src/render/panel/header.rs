//! The header: title, mode, search, list, undo, redo and clear.

use super::Panel;
use super::icons::Icon;
use super::parts::{button, div, flag, icon_button, labeled_button, p, span};
use crate::content::Ui;
use crate::options::Mode;
use crate::render::node::{Element, el};
use crate::search::SearchResult;
use crate::state::{Action, Fold, Size};

/// Id of the listbox with the search results.
const RESULTS: &str = "pm-results";

impl Panel<'_> {
    /// The header; beside an emergency without the ways to choose something.
    pub fn header(&self) -> Element {
        let heading = self.options.heading.clone();
        let title = heading.unwrap_or_else(|| self.text(Ui::HeaderTitle));
        el("header")
            .key("header")
            .attr("class", "header")
            .attr("part", "header")
            .child(p("title", title).key("title"))
            .children(self.may_show_matches().then(|| self.modes()))
            .children(self.search())
            .child(self.tools())
    }

    fn modes(&self) -> Element {
        let modes = [
            (Mode::Spot, Ui::HeaderModeSpot),
            (Mode::Pain, Ui::HeaderModePain),
        ];
        let buttons = modes.map(|(mode, text)| {
            button("mode", &Action::SetMode(mode))
                .key(mode.slug())
                .attr("aria-pressed", flag(self.state.mode == mode))
                .text(self.text(text))
        });
        div("modes")
            .key("modes")
            .attr("role", "group")
            .attr("aria-label", self.text(Ui::HeaderMode))
            .children(buttons)
    }

    /// The search field; on narrow widgets behind a button.
    fn search(&self) -> Vec<Element> {
        if !self.may_show_matches() {
            return Vec::new();
        }
        let narrow = self.state.stage.size() <= Size::S;
        let open = self.state.is_open(Fold::Search) || !self.state.query.is_empty();
        let opener = icon_button(
            "tool search-open",
            &Action::Toggle(Fold::Search),
            Icon::Search,
            self.content.ui(Ui::HeaderSearchOpen),
        );
        let opener = narrow.then(|| opener.key("search-open").attr("aria-expanded", flag(open)));
        let field = (open || !narrow).then(|| self.search_field());
        opener.into_iter().chain(field).collect()
    }

    fn search_field(&self) -> Element {
        let open = !self.state.query.trim().is_empty();
        let active = self.state.result.filter(|idx| *idx < self.results.len());
        let input = el("input")
            .key("input")
            .attr("class", "search-input")
            .attr("part", "search")
            .attr("type", "search")
            .attr("role", "combobox")
            .attr("aria-label", self.text(Ui::HeaderSearchName))
            .attr("placeholder", self.text(Ui::HeaderSearch))
            .attr("aria-autocomplete", "list")
            .attr("aria-expanded", flag(open && !self.results.is_empty()))
            .attr_some("aria-controls", open.then_some(RESULTS))
            .attr_some("aria-activedescendant", active.map(result_id))
            .attr("autocomplete", "off")
            .attr("spellcheck", "false")
            .attr("maxlength", "100")
            .attr("value", self.state.query.clone())
            .attr("data-do-arrowdown", "result next")
            .attr("data-do-arrowup", "result previous")
            .attr("data-do-enter", "result open");
        div("search")
            .key("search")
            .child(Icon::Search.draw().key("icon"))
            .child(input)
            .children(open.then(|| self.results()))
    }

    fn results(&self) -> Element {
        let found = self
            .results
            .iter()
            .enumerate()
            .map(|(idx, result)| self.result(idx, result));
        let none = self.results.is_empty().then(|| {
            el("li")
                .key("none")
                .attr("class", "result none")
                .attr("role", "option")
                .attr("aria-disabled", "true")
                .text(self.text(Ui::SearchNone))
        });
        el("ul")
            .key("results")
            .attr("class", "results")
            .attr("id", RESULTS)
            .attr("role", "listbox")
            .attr("aria-label", self.text(Ui::SearchLabel))
            .children(found)
            .children(none)
    }

    fn result(&self, idx: usize, result: &SearchResult) -> Element {
        let active = self.state.result == Some(idx);
        el("li")
            .key(result.action.to_string())
            .attr("class", "result")
            .attr("role", "option")
            .attr("id", result_id(idx))
            .attr("aria-selected", flag(active))
            .attr("data-do", result.action.to_string())
            .child(span("result-title", result.title.clone()))
            .child(span("result-subtitle", result.subtitle.clone()))
    }

    fn tools(&self) -> Element {
        let list_name = match self.state.mode {
            Mode::Spot => Ui::HeaderListName,
            Mode::Pain => Ui::HeaderListNamePain,
        };
        let list = labeled_button(
            "tool list-open",
            &Action::Toggle(Fold::List),
            Icon::List,
            self.content.ui(Ui::HeaderList),
        );
        let list = list
            .key("list")
            .attr("aria-label", self.text(list_name))
            .attr("aria-expanded", flag(self.state.is_open(Fold::List)));
        let step = |key, action, icon, name, can: bool| {
            let tool = icon_button("tool step", &action, icon, self.content.ui(name)).key(key);
            // Not `disabled`: the focus would be lost when the last step is taken back.
            tool.attr_some("aria-disabled", (!can).then_some("true"))
        };
        let body = labeled_button(
            "tool body-open",
            &Action::Toggle(Fold::Bodies),
            Icon::Person,
            self.content.ui(Ui::HeaderBody),
        );
        let body = body
            .key("body")
            .attr("aria-label", self.text(Ui::HeaderBodyName))
            .attr("aria-expanded", flag(self.state.is_open(Fold::Bodies)));
        // On narrow widgets the bodies are among the views.
        let calm = self.may_show_matches();
        let has_body = calm && self.state.stage.size() > Size::S && !self.options.no_figure_choice;
        div("tools")
            .key("tools")
            .children(calm.then_some(list))
            .children(has_body.then_some(body))
            .child(step(
                "undo",
                Action::Undo,
                Icon::Undo,
                Ui::HeaderUndoName,
                self.state.can_undo(),
            ))
            .child(step(
                "redo",
                Action::Redo,
                Icon::Redo,
                Ui::HeaderRedoName,
                self.state.can_redo(),
            ))
            .child(step(
                "clear",
                Action::Clear,
                Icon::Clear,
                Ui::HeaderClearName,
                self.state.can_clear(),
            ))
    }
}

fn result_id(idx: usize) -> String {
    [RESULTS, "-", &idx.to_string()].concat()
}
