//! The last step: the folder of an election is sealed, verified by anyone, and a copy of the election kept elsewhere.
//!
//! Always true: verifying needs no permission, because the public may do it; sealing and copying are the administrator's.

use api::elections::{BackUp, SealFolder, Verification, VerifyFolder};
use leptos::prelude::*;
use model::user::Permission;

use crate::app::{App, Tone, app};
use crate::backend::{FileKind, Pick};
use crate::screens::forms::tell_written;
use crate::text::t;
use crate::widgets::{Button, Findings, Head, Tag};

/// A SHA-256 in hexadecimal: letters and digits of the fingerprint, without the spaces that people write between them.
fn fingerprint(written: &str) -> Option<String> {
    let digits: String = written.chars().filter(|sign| !sign.is_whitespace()).flat_map(char::to_lowercase).collect();
    (!digits.is_empty()).then_some(digits)
}

/// The screen.
#[component]
pub fn Seal() -> impl IntoView {
    let app = app();
    let verdict = RwSignal::new(None::<(String, Verification)>);
    let expected = RwSignal::new(String::new());
    let owner = Signal::derive(move || app.forbids(Permission::ManageElection));
    let form = Signal::derive(move || {
        let wrong = expected.with(|written| {
            fingerprint(written)
                .is_some_and(|digits| digits.len() != 64 || !digits.bytes().all(|b| b.is_ascii_hexdigit()))
        });
        wrong.then_some("ui-fingerprint-form")
    });
    let verify = move || {
        app.pick(Pick::Folder, "operation-verify", move |folder| {
            let name = folder.name.clone();
            let known = fingerprint(&expected.get_untracked());
            verdict.set(None);
            app.act(VerifyFolder { folder: folder.file(), fingerprint: known }, move |found| {
                let (tone, key) =
                    if found.whole { (Tone::Done, "ui-folder-whole") } else { (Tone::Problem, "ui-folder-broken") };
                app.tell(tone, key, vec![("folder", name.as_str().into())]);
                verdict.set(Some((name, found)));
            });
        });
    };
    let seal = move || {
        app.pick(Pick::Folder, "operation-election-seal", move |folder| {
            app.act(SealFolder { folder: folder.file() }, move |written| tell_written(app, &written));
        });
    };
    let back_up = move || {
        let suggestion = app.text("ui-backup-name");
        app.pick(Pick::NewFile(FileKind::Election, suggestion), "operation-election-backup", move |to| {
            app.act(BackUp { to: to.file() }, move |written| tell_written(app, &written));
        });
    };
    view! {
        <Head title=t("ui-seal") sub=t("ui-seal-about")>
            <Button label=t("ui-verify-folder") hook="folder-verify" primary=true reason=form on_press=verify/>
        </Head>
        <div class="columns">
            <section class="card fill" data-test="verification">
                {move || match verdict.get() {
                    Some((folder, found)) => shown(app, folder, found).into_any(),
                    None => view! { <p class="empty">{t("ui-verify-about")}</p> }.into_any(),
                }}
            </section>
            <div class="stack">
                <section class="card">
                    <header><h2>{t("ui-fingerprint")}</h2></header>
                    <div class="pad">
                        <p class="faint">{t("ui-fingerprint-about")}</p>
                        <input
                            type="text"
                            class="wide"
                            spellcheck="false"
                            autocomplete="off"
                            data-test="verify-fingerprint"
                            aria-label=t("ui-fingerprint")
                            prop:value=move || expected.get()
                            on:input=move |event| expected.set(event_target_value(&event))
                        />
                    </div>
                </section>
                <section class="card">
                    <header><h2>{t("operation-election-seal")}</h2></header>
                    <div class="pad">
                        <p class="faint">{t("ui-seal-folder-about")}</p>
                        <Button label=t("operation-election-seal") hook="folder-seal" reason=owner on_press=seal/>
                    </div>
                </section>
                <section class="card">
                    <header><h2>{t("operation-election-backup")}</h2></header>
                    <div class="pad">
                        <p class="faint">{t("ui-backup-about")}</p>
                        <Button label=t("operation-election-backup") hook="election-backup" reason=owner on_press=back_up/>
                    </div>
                </section>
            </div>
        </div>
    }
}

fn shown(app: App, folder: String, found: Verification) -> impl IntoView {
    let (key, tone) = if found.whole { ("ui-whole", "ok") } else { ("ui-broken", "err") };
    let none = found.findings.is_empty();
    let findings = RwSignal::new(found.findings);
    view! {
        <header>
            <h2>{folder}</h2>
            <span data-test="verification-verdict"><Tag text=t(key) tone=tone/></span>
        </header>
        <dl class="facts">
            <dt>{t("ui-files")}</dt><dd>{app.number(found.files)}</dd>
            <dt>{t("ui-signatures")}</dt><dd>{app.number(found.signatures)}</dd>
            <dt>{t("ui-entries")}</dt><dd>{app.number(found.audit_entries)}</dd>
            <dt>{t("ui-signed-by")}</dt><dd><code class="hash">{found.fingerprint}</code></dd>
        </dl>
        <div class="scroll pad">
            {if none {
                view! { <p class="faint">{t("ui-verify-no-findings")}</p> }.into_any()
            } else {
                view! { <Findings findings=findings/> }.into_any()
            }}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    #[test]
    fn a_fingerprint_may_be_written_in_groups_and_capitals() {
        assert_eq!(fingerprint(" 9F41 c2d0\t77AB ").as_deref(), Some("9f41c2d077ab"));
        assert_eq!(fingerprint("  "), None);
    }
}
