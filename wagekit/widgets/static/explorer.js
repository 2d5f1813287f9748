var y=`.wk-explorer { padding: 10px 12px; }
.wk-explorer .head { display: flex; gap: 16px; align-items: baseline; justify-content: space-between; flex-wrap: wrap; }
.wk-explorer .head h3 { font-size: 16px; }
.wk-explorer .project { display: flex; gap: 6px; align-items: baseline; color: var(--soft); }
.wk-explorer .project select { max-width: 30em; }
.wk-explorer .notice { margin: 2px 0 8px; color: var(--soft); }
.wk-explorer .rail ol { display: flex; flex-wrap: wrap; gap: 0; margin: 0; padding: 0; list-style: none; }
.wk-explorer .rail li { display: flex; align-items: center; }
.wk-explorer .rail li + li::before { content: ""; width: 22px; height: 2px; background: var(--line); }
.wk-explorer .rail button { display: flex; gap: 8px; align-items: center; min-height: 36px; padding: 4px 16px 4px 6px;
  border-radius: 18px; font-size: 14px; }
.wk-explorer .rail .number { display: inline-grid; place-items: center; width: 24px; height: 24px; border-radius: 50%;
  background: var(--panel); border: 1px solid var(--line); font-size: 12px; }
.wk-explorer .rail .before .number { border-color: var(--focus); color: var(--focus); }
.wk-explorer .rail [aria-current] { background: var(--chosen); border-color: var(--focus); font-weight: 600; }
.wk-explorer .rail [aria-current] .number { background: var(--focus); border-color: var(--focus); color: var(--ground); }
.wk-explorer .hint { margin: 10px 0 0; }
.wk-explorer .papers p { margin: 6px 0; }
.wk-explorer .papers section { margin-top: 10px; }
.wk-explorer .papers h4 { margin-bottom: 4px; }
.wk-explorer .scroll { max-height: 320px; overflow: auto; border: 1px solid var(--line); border-radius: 4px; }
.wk-explorer .scroll thead th { position: sticky; top: 0; background: var(--panel); }
`;function a(e,t={},r=[]){let o=document.createElement(e);for(let[n,s]of Object.entries(t))D(o,n,s);return o.append(...[r].flat().filter(n=>n!=null&&n!==!1)),o}function D(e,t,r){r===!1||r===null||r===void 0||(t.startsWith("on")?e.addEventListener(t.slice(2),r):t==="data"?Object.assign(e.dataset,r):t==="value"?e.value=r:e.setAttribute(t,r===!0?"":r))}var S=(e,t)=>e.replace(/\{(\w+)\}/g,(r,o)=>o in t?String(t[o]):r),x=(e,...t)=>(e.replaceChildren(...t.flat().filter(Boolean)),e),j=(...e)=>a("style",{},e.join(`
`));function C(e,t){let r=0,o=(...n)=>{clearTimeout(r),r=setTimeout(e,t,...n)};return o.stop=()=>clearTimeout(r),o}var E=`.wk, .wk-note {
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
`;var m=new Set(["dead","terminating","restarting","autorestarting"]),I="starting";function T(e,t){let r=e.widget_manager?.kernel,o=()=>{r?.statusChanged?.disconnect(s),r?.disposed?.disconnect?.(n),e.off("comm_live_update",l)},n=()=>(o(),t()),s=(d,c)=>(m.has(c)||c===I)&&n(),l=()=>(!r||m.has(r.status))&&n();return r?.statusChanged?.connect(s),r?.disposed?.connect?.(n),e.on("comm_live_update",l),m.has(r?.status)&&n(),o}function k(e,t=()=>{}){let r=matchMedia("(prefers-color-scheme: dark)"),o=()=>{let s=P(r);e.dataset.theme!==(s?"dark":"light")&&(e.dataset.theme=s?"dark":"light",t(s))},n=new MutationObserver(o);return n.observe(document.body,{attributes:!0,attributeFilter:["data-jp-theme-light"]}),r.addEventListener("change",o),o(),()=>{n.disconnect(),r.removeEventListener("change",o)}}function P(e){let t=document.body.dataset.jpThemeLight;return t===void 0?e.matches:t==="false"}var F=new Set("figure figcaption img table caption thead tbody tfoot tr th td p div section details summary span strong em ul ol li dl dt dd h2 h3 h4".split(" ")),H=new Set("class alt scope colspan rowspan role aria-label".split(" ")),R=/^data:image\/(svg\+xml|png)[;,]/;function _(e){let t=new DOMParser().parseFromString(e,"text/html");return a("div",{class:"wk-twin"},[...t.body.childNodes].map(A))}function A(e){if(e.nodeType===Node.TEXT_NODE)return e.data;let t=e.nodeName.toLowerCase();if(!F.has(t))return null;let r=[...e.attributes].filter(o=>H.has(o.name)||$(t,o));return a(t,Object.fromEntries(r.map(o=>[o.name,o.value])),[...e.childNodes].map(A))}var $=(e,t)=>e==="img"&&t.name==="src"&&R.test(t.value);var N=(e,t,r)=>({render:({model:o,el:n})=>B({name:e,style:t,draw:r,model:o,host:n})});function B({name:e,style:t,draw:r,model:o,host:n}){let s=a("div",{class:`wk wk-${e}`}),l=a("p",{class:"wk-note",role:"status","aria-live":"polite"});n.replaceChildren(j(E,t),l,s);let d=p=>(l.textContent=p??"",l.hidden=!p),c=U(o),h={root:s,model:o,note:d,put:c.put,state:()=>o.get("state"),view:()=>o.get("view"),dark:()=>s.dataset.theme==="dark"},u={},w=[k(l),k(s,p=>u.retheme?.(p))],b=()=>{u.stop?.(),delete s.dataset.ready,u=r(h)??{}};return w.push(T(o,()=>G(h,()=>(u.stop?.(),u={})))),w.push(v(o,"view",b),v(o,"note",()=>d(o.get("note")))),w.push(v(o,"state",()=>c.own()||u.restore?.(o.get("state")))),d(o.get("note")),s.dataset.ended||b(),()=>[...w,u.stop,c.stop].forEach(p=>p?.())}function G(e,t){e.root.dataset.ended="1",t(),e.note(e.view().words?.kernel_gone),x(e.root,_(e.model.get("twin"))).dataset.ready="1"}function U(e){let t=!1,r=C(()=>e.save_changes(),60);return{put:n=>{t=!0,e.set("state",{...e.get("state"),...n}),t=!1,r()},own:()=>t,stop:r.stop}}function v(e,t,r){return e.on(`change:${t}`,r),()=>e.off(`change:${t}`,r)}function q({root:e,view:t,state:r,put:o}){let n=t(),s=n.steps.map((i,f)=>J(i,f,n,w)),l=a("p",{class:"hint",role:"status"}),d=a("div",{class:"papers"},[a("p",{},n.sums),L(n.files),L(n.issues,n.words.no_issues)]),c=W(n,i=>o({project:i})),h=a("nav",{class:"rail","aria-label":n.words.rail,onkeydown:b},[a("ol",{},s.map(i=>a("li",{},i)))]),u=a("div",{class:"head"},[a("h3",{},n.title),c]);x(e,u,a("p",{class:"notice"},n.notice),h,l,d);function w(i){o({step:i}),p()}function b(i){let f={ArrowRight:1,ArrowLeft:-1}[i.key],g=s.indexOf(i.target);if(!f||g<0)return;i.preventDefault();let O=(g+f+s.length)%s.length;s[O].focus()}function p(){let i=Math.max(0,n.steps.findIndex(f=>f.key===r().step));s.forEach((f,g)=>K(f,g===i,g<i)),l.textContent=n.steps[i].hint,d.hidden=i!==0,c&&(c.querySelector("select").value=r().project??n.projects[0][0])}return p(),e.dataset.ready="1",{restore:p}}function J(e,t,r,o){let n=S(r.words.step_of,{n:t+1,all:r.steps.length,label:e.label}),s=a("span",{class:"number","aria-hidden":"true"},String(t+1)),l={type:"button","aria-label":n,title:e.hint,data:{step:e.key}};return a("button",{...l,onclick:()=>o(e.key)},[s,e.label])}function K(e,t,r){t?e.setAttribute("aria-current","step"):e.removeAttribute("aria-current"),e.classList.toggle("before",r)}function W(e,t){if(e.projects.length<2)return null;let r=e.projects.map(([n,s])=>a("option",{value:n},s)),o=a("select",{onchange:n=>t(n.target.value)},r);return a("label",{class:"project"},[e.words.project,o])}function L({title:e,columns:t,rows:r},o){let n=r.map(c=>a("tr",{},c.map(h=>a("td",{},h)))),s=a("tr",{},t.map(c=>a("th",{scope:"col"},c))),l=a("table",{},[a("thead",{},s),a("tbody",{},n)]),d=r.length||!o?a("div",{class:"scroll",tabindex:"0",role:"region","aria-label":e},l):a("p",{},o);return a("section",{},[a("h4",{},e),d])}var de=N("explorer",y,q);export{de as default};
