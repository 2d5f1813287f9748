var C=`.wk-explorer { padding: 10px 12px; }
.wk-explorer .head { display: flex; gap: 16px; align-items: baseline; justify-content: space-between; flex-wrap: wrap; }
.wk-explorer .head h3 { font-size: 16px; }
.wk-explorer .project { display: flex; gap: 6px; align-items: baseline; color: var(--soft); }
.wk-explorer .project select { max-width: 30em; }
.wk-explorer .busy { margin: 8px 0 0; padding: 5px 10px; border-left: 4px solid var(--focus); background: var(--panel); font-weight: 600; }
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
`;function s(e,t={},r=[]){let o=document.createElement(e);for(let[a,n]of Object.entries(t))B(o,a,n);return o.append(...[r].flat().filter(a=>a!=null&&a!==!1)),o}function B(e,t,r){r===!1||r===null||r===void 0||(t.startsWith("on")?e.addEventListener(t.slice(2),r):t==="data"?Object.assign(e.dataset,r):t==="value"?e.value=r:e.setAttribute(t,r===!0?"":r))}var y=(e,t)=>e.replace(/\{(\w+)\}/g,(r,o)=>o in t?String(t[o]):r),m=(e,...t)=>(e.replaceChildren(...t.flat().filter(Boolean)),e),T=(...e)=>s("style",{},e.join(`
`));function _(e,t){let r=0,o=(...a)=>{clearTimeout(r),r=setTimeout(e,t,...a)};return o.stop=()=>clearTimeout(r),o}var A=`.wk, .wk-note {
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
`;var j=new Set(["dead","terminating","restarting","autorestarting"]),H="starting";function N(e,t){let r=e.widget_manager?.kernel,o=()=>{r?.statusChanged?.disconnect(n),r?.disposed?.disconnect?.(a),e.off("comm_live_update",i)},a=()=>(o(),t()),n=(f,c)=>(j.has(c)||c===H)&&a(),i=()=>(!r||j.has(r.status))&&a();return r?.statusChanged?.connect(n),r?.disposed?.connect?.(a),e.on("comm_live_update",i),j.has(r?.status)&&a(),o}function S(e,t=()=>{}){let r=matchMedia("(prefers-color-scheme: dark)"),o=()=>{let n=R(r);e.dataset.theme!==(n?"dark":"light")&&(e.dataset.theme=n?"dark":"light",t(n))},a=new MutationObserver(o);return a.observe(document.body,{attributes:!0,attributeFilter:["data-jp-theme-light"]}),r.addEventListener("change",o),o(),()=>{a.disconnect(),r.removeEventListener("change",o)}}function R(e){let t=document.body.dataset.jpThemeLight;return t===void 0?e.matches:t==="false"}var $=new Set("figure figcaption img table caption thead tbody tfoot tr th td p div section details summary span strong em ul ol li dl dt dd h2 h3 h4".split(" ")),G=new Set("class alt scope colspan rowspan role aria-label".split(" ")),U=/^data:image\/(svg\+xml|png)[;,]/;function O(e){let t=new DOMParser().parseFromString(e,"text/html");return s("div",{class:"wk-twin"},[...t.body.childNodes].map(L))}function L(e){if(e.nodeType===Node.TEXT_NODE)return e.data;let t=e.nodeName.toLowerCase();if(!$.has(t))return null;let r=[...e.attributes].filter(o=>G.has(o.name)||q(t,o));return s(t,Object.fromEntries(r.map(o=>[o.name,o.value])),[...e.childNodes].map(L))}var q=(e,t)=>e==="img"&&t.name==="src"&&U.test(t.value);var z=(e,t,r)=>({render:({model:o,el:a})=>J({name:e,style:t,draw:r,model:o,host:a})});function J({name:e,style:t,draw:r,model:o,host:a}){let n=s("div",{class:`wk wk-${e}`}),i=s("p",{class:"wk-note",role:"status","aria-live":"polite"});a.replaceChildren(T(A,t),i,n);let f=h=>(i.textContent=h??"",i.hidden=!h),c=W(o),g={root:n,model:o,note:f,put:c.put,state:()=>o.get("state"),view:()=>o.get("view"),dark:()=>n.dataset.theme==="dark"},p={},w=[S(i),S(n,h=>p.retheme?.(h))],b=()=>{p.stop?.(),delete n.dataset.ready,p=r(g)??{}};return w.push(N(o,()=>K(g,()=>(p.stop?.(),p={})))),w.push(E(o,"view",b),E(o,"note",()=>f(o.get("note")))),w.push(E(o,"state",()=>c.own()||p.restore?.(o.get("state")))),f(o.get("note")),n.dataset.ended||b(),()=>[...w,p.stop,c.stop].forEach(h=>h?.())}function K(e,t){e.root.dataset.ended="1",t(),e.note(e.view().words?.kernel_gone),m(e.root,O(e.model.get("twin"))).dataset.ready="1"}function W(e){let t=!1,r=_(()=>e.save_changes(),60);return{put:a=>{t=!0,e.set("state",{...e.get("state"),...a}),t=!1,r()},own:()=>t,stop:r.stop}}function E(e,t,r){return e.on(`change:${t}`,r),()=>e.off(`change:${t}`,r)}function X({root:e,view:t,state:r,put:o,model:a}){let n=t(),i=n.steps.map((l,d)=>Y(l,d,n,h)),f=s("p",{class:"hint",role:"status"}),c=s("p",{class:"busy",role:"status"}),g=s("div",{class:"papers"},[s("p",{},n.sums),M(n.files),M(n.issues,n.words.no_issues)]),p=V(n,l=>(o({project:l}),x())),w=s("nav",{class:"rail","aria-label":n.words.rail,onkeydown:I},[s("ol",{},i.map(l=>s("li",{},l)))]),b=s("div",{class:"head"},[s("h3",{},n.title),p]);m(e,b,s("p",{class:"notice"},n.notice),w,c,f,g);function h(l){o({step:l}),x()}function I(l){let d={ArrowRight:1,ArrowLeft:-1}[l.key],u=i.indexOf(l.target);if(!d||u<0)return;l.preventDefault();let v=(u+d+i.length)%i.length;i[v].focus()}function k(){let[l,d]=n.projects.find(([v])=>v===r().project)??n.projects[0]??[],u=!!a.get("shown")&&a.get("shown")!==l;c.hidden=!u,c.textContent=u?y(n.words.reading,{project:d}):"",e.setAttribute("aria-busy",String(u)),D(e,u)}function x(){let l=Math.max(0,n.steps.findIndex(d=>d.key===r().step));i.forEach((d,u)=>Q(d,u===l,u<l)),f.textContent=n.steps[l].hint,g.hidden=l!==0,p&&(p.querySelector("select").value=r().project??n.projects[0][0]),k()}return x(),a.on("change:shown",k),e.dataset.ready="1",{restore:x,stop:()=>(a.off("change:shown",k),D(e,!1))}}function D(e,t){let r=e.parentElement?.nextElementSibling;r&&(Object.assign(r,{inert:t}).style.opacity=t?".35":"")}function Y(e,t,r,o){let a=y(r.words.step_of,{n:t+1,all:r.steps.length,label:e.label}),n=s("span",{class:"number","aria-hidden":"true"},String(t+1)),i={type:"button","aria-label":a,title:e.hint,data:{step:e.key}};return s("button",{...i,onclick:()=>o(e.key)},[n,e.label])}function Q(e,t,r){t?e.setAttribute("aria-current","step"):e.removeAttribute("aria-current"),e.classList.toggle("before",r)}function V(e,t){if(e.projects.length<2)return null;let r=e.projects.map(([a,n])=>s("option",{value:a,title:n},n)),o=s("select",{onchange:a=>t(a.target.value)},r);return s("label",{class:"project"},[e.words.project,o])}function M({title:e,columns:t,rows:r},o){let a=r.map(c=>s("tr",{},c.map(g=>s("td",{},g)))),n=s("tr",{},t.map(c=>s("th",{scope:"col"},c))),i=s("table",{},[s("thead",{},n),s("tbody",{},a)]),f=r.length||!o?s("div",{class:"scroll",tabindex:"0",role:"region","aria-label":e},i):s("p",{},o);return s("section",{},[s("h4",{},e),f])}var ge=z("explorer",C,X);export{ge as default};
