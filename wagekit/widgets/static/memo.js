var y=`.wk-memo { padding: 10px 12px; }
.wk-memo p { margin: 2px 0; }
.wk-memo .wk-soft { color: var(--soft); }
.wk-memo .wk-top p { max-width: 110ch; margin-bottom: 6px; }
.wk-memo .wk-halves { display: grid; grid-template-columns: minmax(20em, 2fr) minmax(0, 3fr); gap: 12px 20px; }
.wk-memo.wk-narrow .wk-halves { grid-template-columns: 1fr; }
.wk-memo .wk-form { display: flex; flex-direction: column; gap: 8px; min-width: 0; }
.wk-memo .wk-form > label { display: flex; flex-direction: column; }
.wk-memo select, .wk-memo input[type="text"] { width: 100%; }
.wk-memo fieldset { border: 1px solid var(--line); border-radius: 4px; padding: 4px 8px 8px; margin: 0; min-width: 0; }
.wk-memo legend { font-weight: 600; padding: 0 4px; }
.wk-memo legend .wk-soft { font-weight: 400; }
.wk-memo .wk-acts { display: flex; flex-wrap: wrap; gap: 6px; margin-bottom: 4px; }
.wk-memo .wk-items { list-style: none; margin: 0; padding: 0; max-height: 300px; overflow: auto; }
.wk-memo .wk-items li { border-top: 1px solid var(--line); }
.wk-memo .wk-items label { display: flex; gap: 6px; align-items: start; padding: 4px 0; cursor: pointer; }
.wk-memo .wk-items input { min-height: 0; margin: 4px 2px 0; flex: none; }
.wk-memo .wk-items .wk-what { font-weight: 600; }
.wk-memo .wk-items .wk-why { display: block; overflow-wrap: anywhere; }
.wk-memo .wk-changed { display: block; color: var(--mark); }
.wk-memo .wk-out .wk-what, .wk-memo .wk-out .wk-why { color: var(--soft); font-weight: 400; }
.wk-memo .wk-lacking summary { font-weight: 600; cursor: pointer; }
.wk-memo .wk-lacking ul { list-style: none; margin: 2px 0; padding-left: .4em; max-height: 170px; overflow: auto; }
.wk-memo .wk-save { font-weight: 600; border-color: var(--focus); }
.wk-memo .wk-said { padding: 5px 10px; border-left: 4px solid var(--told); background: var(--panel); overflow-wrap: anywhere; }
.wk-memo .wk-said:empty { display: none; }
.wk-memo .wk-refused { border-left-color: var(--mark); background: var(--mark-ground); }
.wk-memo .wk-sheet { max-height: 760px; overflow: auto; margin-top: 4px; padding: 24px 32px; border: 1px solid var(--line); border-radius: 2px;
  background: var(--ground); line-height: 1.75; font-family: "FangSong", "STFangsong", "Noto Serif CJK SC", "Songti SC", "SimSun", serif; font-size: 14px; }
.wk-memo .wk-sheet[aria-busy="true"] { opacity: .55; }
.wk-memo .wk-sheet p, .wk-memo .wk-sheet h4, .wk-memo .wk-sheet h5, .wk-memo .wk-sheet h6 { margin: 0 0 4px; font-size: inherit; overflow-wrap: anywhere; }
.wk-memo .wk-sheet .wk-body { text-indent: 2em; }
.wk-memo .wk-sheet .wk-draft { color: var(--mark); font-size: 12px; }
.wk-memo .wk-sheet .wk-issuer { color: var(--mark); text-align: center; font-size: 20px; font-weight: 700; letter-spacing: .1em; border-bottom: 2px solid var(--mark); padding-bottom: 6px; }
.wk-memo .wk-sheet .wk-number { text-align: right; }
.wk-memo .wk-sheet .wk-title { text-align: center; font-size: 18px; font-weight: 600; margin: 12px 0; }
.wk-memo .wk-sheet .wk-heading { font-weight: 600; font-family: "SimHei", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; text-indent: 2em; margin-top: 8px; }
.wk-memo .wk-sheet .wk-subheading { font-weight: 600; font-family: "KaiTi", "STKaiti", "Noto Serif CJK SC", serif; text-indent: 2em; }
.wk-memo .wk-sheet .wk-right { text-align: right; padding-right: 2em; }
.wk-memo .wk-sheet .wk-annex { margin-top: 24px; border-top: 1px dashed var(--line); padding-top: 12px; font-weight: 600; }
.wk-memo .wk-grid { font-size: 12px; }
.wk-memo .wk-grid th, .wk-memo .wk-grid td { border: 1px solid var(--line); padding: 2px 6px; overflow-wrap: anywhere; }
.wk-memo .wk-problem { color: var(--mark); font-weight: 600; }
`;function s(t,e={},o=[]){let n=document.createElement(t);for(let[a,i]of Object.entries(e))O(n,a,i);return n.append(...[o].flat().filter(a=>a!=null&&a!==!1)),n}function O(t,e,o){o===!1||o===null||o===void 0||(e.startsWith("on")?t.addEventListener(e.slice(2),o):e==="data"?Object.assign(t.dataset,o):e==="value"?t.value=o:t.setAttribute(e,o===!0?"":o))}var f=(t,e)=>t.replace(/\{(\w+)\}/g,(o,n)=>n in e?String(e[n]):o),k=(t,...e)=>(t.replaceChildren(...e.flat().filter(Boolean)),t),S=(...t)=>s("style",{},t.join(`
`));function u(t,e){let o=0,n=(...a)=>{clearTimeout(o),o=setTimeout(t,e,...a)};return n.stop=()=>clearTimeout(o),n}function C(t,e){let o=t.view(),{words:n}=o,a=u(r=>e({addressee:r}),350),i=r=>(t.typed=r.target.value,a(t.typed));return[h(n.kind,"kind",o.kinds,o.kind,e),h(n.project,"project",o.projects,o.project,e),o.parties.length>0&&h(n.party,"party",o.parties,o.party,e),s("label",{},[s("span",{},n.addressee),s("input",{type:"text",maxlength:100,autocomplete:"off",placeholder:n.addressee_hint,title:n.addressee_hint,data:{k:"addressee"},value:t.typed??o.addressee,oninput:i})])]}var h=(t,e,o,n,a)=>s("label",{},[s("span",{},t),s("select",{data:{k:e},onchange:i=>a({[e]:i.target.value})},o.map(([i,r])=>s("option",{value:i,selected:i===n},r)))]);function T(t,e){let o=t.view(),{words:n,items:a}=o,i=s("ul",{class:"wk-items"},a.map(l=>K(t,l,e))),r=a.filter(l=>l.chosen).length,d=(l,p)=>s("button",{type:"button",data:{k:l},onclick:p},n[l]);return{root:s("fieldset",{},[s("legend",{},[n.findings,s("span",{class:"wk-soft"},`　${f(n.chosen,{n:r,all:a.length})}`)]),s("div",{class:"wk-acts"},[d("all",()=>e(D(t))),d("usual",()=>e(F(t)))]),a.length?i:s("p",{class:"wk-soft"},n.none)]),box:i}}function K(t,e,o){let{words:n}=t.view(),a=s("input",{type:"checkbox",checked:e.chosen,data:{k:`item-${e.id}`},"aria-label":`${n.choose}：${e.label}`,onchange:r=>o(P(t,e,r.target.checked))}),i=[e.outcome,e.amount,e.dismissed?n.dismissed:e.status].filter(Boolean).join("　");return s("li",{class:e.dismissed?"wk-out":""},s("label",{},[a,s("span",{},[s("span",{class:"wk-what"},e.label),s("span",{class:"wk-soft"},`　${i}`),e.changed&&s("span",{class:"wk-changed"},e.changed),s("span",{class:"wk-why"},e.reason)])]))}function P(t,e,o){let n=e.dismissed?"in":"out",a=o===e.dismissed,i=(t.state()[n]??[]).filter(r=>r!==e.id);return{[n]:a?[...i,e.id]:i}}function D(t){let{items:e}=t.view(),{out:o=[],in:n=[]}=t.state(),a=new Set(e.map(r=>r.id)),i=e.filter(r=>r.dismissed).map(r=>r.id);return{out:o.filter(r=>!a.has(r)),in:[...new Set([...n,...i])]}}function F(t){let e=new Set(t.view().items.map(a=>a.id)),{out:o=[],in:n=[]}=t.state();return{out:o.filter(a=>!e.has(a)),in:n.filter(a=>!e.has(a))}}var H={title:"h4",heading:"h5",subheading:"h6"};function E({lines:t,problem:e}){return e?[s("p",{class:"wk-problem",role:"alert"},e)]:t.map(o=>o.role==="grid"?M(o):s(H[o.role]??"p",{class:`wk-${o.role}`},o.text))}var M=({head:t,rows:e})=>s("table",{class:"wk-grid"},[s("thead",{},s("tr",{},t.map(o=>s("th",{scope:"col"},o)))),s("tbody",{},e.map(o=>s("tr",{},o.map(n=>s("td",{},n)))))]);function N(t,...e){let{root:o}=t,n=()=>{let r=o.getRootNode().activeElement;return o.contains(r)?r:null},a=()=>{let r=n();return{key:r?.dataset.k,from:r?.selectionStart,to:r?.selectionEnd,at:e.map(d=>[d.scrollTop,d.scrollLeft])}},i=r=>{if(!r)return;e.forEach((c,l)=>[c.scrollTop,c.scrollLeft]=r.at[l]);let d=r.key&&o.querySelector(`[data-k="${CSS.escape(r.key)}"]`);!d||d===n()||(d.focus({preventScroll:!0}),r.from!==null&&r.from!==void 0&&d.setSelectionRange?.(r.from,r.to))};return{hold:r=>{let d=a();r(),i(d)},keep:()=>t.place=a(),back:()=>i(t.place)}}var _=`.wk, .wk-note {
  --ink: #1b1f24; --soft: #57606a; --ground: #ffffff; --panel: #f6f8fa; --line: #d0d7de;
  --mark: #b3261e; --mark-ground: #fdecea; --told: #4d6b2f; --contract: #174a7c; --payment: #8a4b08;
  --people: #6e6e73; --focus: #0b57d0; --chosen: #ddebff;
  box-sizing: border-box; color: var(--ink); font: 13px/1.5 system-ui, "Noto Sans CJK SC",
  "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "SimHei", sans-serif;
}
.wk[data-theme="dark"], .wk-note[data-theme="dark"] {
  --ink: #e6e9ed; --soft: #a3adb8; --ground: #16191d; --panel: #1f2429; --line: #3c444d;
  --mark: #ff8a80; --mark-ground: #43201e; --told: #a9cf85; --contract: #9cc3f5; --payment: #e0a868;
  --people: #b4b4bb; --focus: #8ab4f8; --chosen: #24405f; color-scheme: dark;
}
.wk { background: var(--ground); border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
.wk *, .wk *::before { box-sizing: border-box; }
.wk-note { margin: 0 0 6px; padding: 6px 10px; background: var(--panel); border: 1px solid var(--line);
  border-left: 4px solid var(--mark); border-radius: 4px; }
.wk-note[hidden], .wk [hidden] { display: none !important; }
.wk button, .wk input, .wk select, .wk textarea { font: inherit; color: inherit; background: var(--ground);
  border: 1px solid var(--line); border-radius: 4px; padding: 2px 8px; min-height: 28px; }
.wk select { text-overflow: ellipsis; }
.wk button { cursor: pointer; }
.wk button[aria-pressed="true"] { background: var(--chosen); border-color: var(--focus); }
.wk button:disabled { opacity: .5; cursor: default; }
.wk :focus-visible { outline: 2px solid var(--focus); outline-offset: 1px; }
.wk h3, .wk h4 { margin: 0; font-size: 14px; font-weight: 600; }
.wk table { border-collapse: collapse; width: 100%; }
.wk th, .wk td { text-align: left; vertical-align: top; padding: 3px 8px; border-bottom: 1px solid var(--line); }
.wk-twin { padding: 10px; overflow: auto; }
.wk-twin figure { margin: 0; }
.wk-twin img { max-width: 100%; background: #fff; }
.wk-unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;var g=new Set(["dead","terminating","restarting","autorestarting"]),B="starting";function $(t,e){let o=t.widget_manager?.kernel,n=()=>{o?.statusChanged?.disconnect(i),o?.disposed?.disconnect?.(a),t.off("comm_live_update",r)},a=()=>(n(),e()),i=(d,c)=>(g.has(c)||c===B)&&a(),r=()=>(!o||g.has(o.status))&&a();return o?.statusChanged?.connect(i),o?.disposed?.connect?.(a),t.on("comm_live_update",r),g.has(o?.status)&&a(),n}function x(t,e=()=>{}){let o=matchMedia("(prefers-color-scheme: dark)"),n=()=>{let i=J(o);t.dataset.theme!==(i?"dark":"light")&&(t.dataset.theme=i?"dark":"light",e(i))},a=new MutationObserver(n);return a.observe(document.body,{attributes:!0,attributeFilter:["data-jp-theme-light"]}),o.addEventListener("change",n),n(),()=>{a.disconnect(),o.removeEventListener("change",n)}}function J(t){let e=document.body.dataset.jpThemeLight;return e===void 0?t.matches:e==="false"}var G=new Set("figure figcaption img table caption thead tbody tfoot tr th td p div section details summary span strong em ul ol li dl dt dd h2 h3 h4".split(" ")),I=new Set("class alt scope colspan rowspan role aria-label".split(" ")),U=/^data:image\/(svg\+xml|png)[;,]/;function j(t){let e=new DOMParser().parseFromString(t,"text/html");return s("div",{class:"wk-twin"},[...e.body.childNodes].map(z))}function z(t){if(t.nodeType===Node.TEXT_NODE)return t.data;let e=t.nodeName.toLowerCase();if(!G.has(e))return null;let o=[...t.attributes].filter(n=>I.has(n.name)||W(e,n));return s(e,Object.fromEntries(o.map(n=>[n.name,n.value])),[...t.childNodes].map(z))}var W=(t,e)=>t==="img"&&e.name==="src"&&U.test(e.value);var L=(t,e,o)=>({render:({model:n,el:a})=>Y({name:t,style:e,draw:o,model:n,host:a})});function Y({name:t,style:e,draw:o,model:n,host:a}){let i=s("div",{class:`wk wk-${t}`}),r=s("p",{class:"wk-note",role:"status","aria-live":"polite"});a.replaceChildren(S(_,e),r,i);let d=w=>(r.textContent=w??"",r.hidden=!w),c=X(n),l={root:i,model:n,note:d,put:c.put,state:()=>n.get("state"),view:()=>n.get("view"),dark:()=>i.dataset.theme==="dark"},p={},m=[x(r),x(i,w=>p.retheme?.(w))],v=()=>{p.stop?.(),delete i.dataset.ready,p=o(l)??{}};return m.push($(n,()=>q(l,()=>(p.stop?.(),p={})))),m.push(b(n,"view",v),b(n,"note",()=>d(n.get("note")))),m.push(b(n,"state",()=>c.own()||p.restore?.(n.get("state")))),d(n.get("note")),i.dataset.ended||v(),()=>[...m,p.stop,c.stop].forEach(w=>w?.())}function q(t,e){t.root.dataset.ended="1",e(),t.note(t.view().words?.kernel_gone),k(t.root,j(t.model.get("twin"))).dataset.ready="1"}function X(t){let e=!1,o=u(()=>t.save_changes(),60);return{put:a=>{e=!0,t.set("state",{...t.get("state"),...a}),e=!1,o()},own:()=>e,stop:o.stop}}function b(t,e,o){return t.on(`change:${e}`,o),()=>t.off(`change:${e}`,o)}function Q(t){let{root:e}=t,o=t.view(),{words:n}=o,a=s("div",{class:"wk-sheet",role:"document",tabindex:0,"aria-label":n.preview,data:{k:"sheet"}},E(o)),i=l=>(a.setAttribute("aria-busy","true"),t.put(l)),r=T(t,i),d=N(t,a,r.box);k(e,s("header",{class:"wk-top"},[s("h3",{},o.title),s("p",{class:"wk-soft"},o.notice)]),s("div",{class:"wk-halves"},[s("div",{class:"wk-form"},[...C(t,i),r.root,V(o),Z(t),...o.broken.map(l=>s("p",{class:"wk-soft"},l))]),s("div",{},[s("h4",{},n.preview),a])])),d.back(),e.dataset.ready="1";let c=new ResizeObserver(()=>e.classList.toggle("wk-narrow",e.clientWidth<800));return c.observe(e),{restore:()=>t.typed=void 0,stop:()=>(d.keep(),c.disconnect())}}function V({words:t,missing:e,problem:o}){return o?null:s("details",{class:"wk-lacking",open:!0},[s("summary",{},`${t.missing}（${e.length}）`),e.length?s("ul",{},e.map(n=>s("li",{},n))):s("p",{},t.nothing_missing)])}function Z(t){let e=t.view(),{words:o}=e,n=s("p",{class:e.refused?"wk-said wk-refused":"wk-said",role:e.refused?"alert":"status",data:{k:"said"}},e.said),a=()=>{n.textContent=o.saving,t.typed!==void 0&&t.put({addressee:t.typed}),t.model.send({do:"save",state:t.state(),mark:e.mark,addressee:e.addressee,chosen:e.items.filter(i=>i.chosen).map(i=>i.id)})};return s("div",{class:"wk-saving"},[s("button",{type:"button",class:"wk-save",disabled:!!e.problem,data:{k:"save"},onclick:a},o.save),n,s("p",{class:"wk-soft"},f(o.save_note,{folder:e.folder}))])}var Ce=L("memo",y,Q);export{Ce as default};
