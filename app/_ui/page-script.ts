/**
 * The one script of a public page, in its head, so that what it adds is there
 * before anything is painted. It stands in the page as text: the policy of the
 * page names its digest, and nothing may change it on the way.
 *
 * `<own-time data-…>` says times by the visitor's clock where that differs from the
 * meeting's. `from`, `to`: instants in milliseconds; `offset`: minutes that
 * the meeting's clock is ahead of UTC; `before` and `after` go round the times.
 *
 * `data-copy` on a button: copies the field of that id, and says so in the
 * element of that id with "-said".
 *
 * `data-print` on a button: prints.
 *
 * A form that only looks something up leaves out of the address what was not chosen.
 *
 * `data-search` on a search field: offers pages while one types, by a script that is loaded when the field is turned to.
 *
 * `data-pending` on a button: what it says once its form is sent. It cannot be
 * pressed again until an answer is there, or seconds later, when none has come.
 *
 * `data-focus`: what a form came back with, its errors or thanks. It is opened
 * if it is folded away, and focused where nothing else is.
 */
export const pageScript = `
customElements.define("own-time",class extends HTMLElement{connectedCallback(){
var a=this.dataset,b=new Date(+a.from);if(this.shadowRoot||-b.getTimezoneOffset()==a.offset)return;
var f=new Intl.DateTimeFormat("en-GB",{weekday:"short",day:"numeric",month:"short",hour:"2-digit",minute:"2-digit"});
var s=document.createElement("span");this.attachShadow({mode:"open"}).append(s);this.hidden=false;s.textContent=(a.before||"")+f.formatRange(b,new Date(+a.to))+(a.after||"")}});
addEventListener("click",async function(e){if(e.target.closest("[data-print]"))return print();var b=e.target.closest("[data-copy]");if(!b)return;
var i=document.getElementById(b.dataset.copy),s=document.getElementById(i.id+"-said");i.select();
try{await navigator.clipboard.writeText(i.value);s.textContent="Copied."}
catch{s.textContent="The address is selected: press Ctrl+C or \u2318C to copy it."}});
addEventListener("formdata",function(e){if(e.target.method=="get")[...e.formData].forEach(function(a){if(a[1]==="")e.formData.delete(a[0])})});
addEventListener("focusin",function f(e){if(!e.target.matches("[data-search]"))return;removeEventListener("focusin",f);import("/search/typing.js")});
addEventListener("submit",function(e){var b=e.target.querySelector("[data-pending]");if(!b)return;
if(b.ariaDisabled){e.preventDefault();e.stopPropagation();return}
var s=b.firstChild,t=s.textContent;function free(){s.textContent=t;b.ariaDisabled=null}
s.textContent=b.dataset.pending;b.ariaDisabled="true";setTimeout(free,1e4);addEventListener("pageshow",free,{once:true})},true);
addEventListener("pageshow",function(e){var a=document.querySelector("main [data-focus]"),d=a;if(!a||e.persisted||document.activeElement!=document.body)return;
while(d=d.closest("details:not([open])"))d.open=true;a.focus()})`;
