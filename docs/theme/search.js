// The index takes each Chinese character as a word (mkdocs.yml). The search cuts a question into the words
// of the index, but never reaches its last one: so the question is cut here, and all of it must be found.
const QUERY = 2
const send = Worker.prototype.postMessage
Worker.prototype.postMessage = function (message, ...rest) {
  const asked = message?.type === QUERY && typeof message.data === "string"
  const cut = asked ? message.data.replace(/[\u3400-\u9fff]/g, " +$& ").trim() : ""
  return send.call(this, asked ? { ...message, data: cut } : message, ...rest)
}
