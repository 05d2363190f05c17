// Beside a process instance in Cockpit: the way to the conversation it runs in, which is its business key.
const CONVERSATION = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const WORDS = navigator.language.startsWith("de") ? "Gespräch im Live-Chat öffnen" : "Open the conversation in Live Chat";

function link(node, address) {
  const anchor = document.createElement("a");
  const icon = document.createElement("span");
  anchor.className = "btn btn-default btn-toolbar baton-conversation";
  anchor.href = address;
  anchor.title = WORDS;
  anchor.setAttribute("aria-label", WORDS);
  icon.className = "glyphicon glyphicon-comment";
  icon.setAttribute("aria-hidden", "true");
  anchor.append(icon);
  node.replaceChildren(anchor);
}

export default {
  id: "baton-conversation",
  pluginPoint: "cockpit.processInstance.runtime.action",
  priority: 30,
  render: (node, { api, processInstanceId }) => {
    fetch(`${api.engineApi}/process-instance/${processInstanceId}`, { headers: { Accept: "application/json" } })
      .then((answer) => (answer.ok ? answer.json() : {}))
      .then(({ businessKey }) => {
        if (CONVERSATION.test(businessKey)) link(node, `${api.baseApi.replace(/\/camunda\/.*/, "")}/conversations/${businessKey}`);
      });
  },
};
