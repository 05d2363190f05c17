package chat.baton.flow;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Notes every sequence flow that is taken, which the engine's history does not, and every node, which it does. */
class PassedPaths extends AbstractBpmnParseListener {

    private final Set<String> passed = ConcurrentHashMap.newKeySet();

    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
        var process = ((ProcessDefinitionEntity) scope.getProcessDefinition()).getKey();
        flow.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener)
                execution -> passed.add(process + "/" + flow.getId()));
    }

    void collect(HistoryService history) {
        history.createHistoricActivityInstanceQuery().finished().list().forEach(this::add);
    }

    private void add(HistoricActivityInstance node) {
        passed.add(node.getProcessDefinitionKey() + "/" + node.getActivityId());
    }

    /** Ids of nodes and sequence flows. */
    Set<String> of(String process) {
        return passed.stream()
                .filter(path -> path.startsWith(process + "/"))
                .map(path -> path.substring(process.length() + 1))
                .collect(Collectors.toSet());
    }

    void forget() {
        passed.clear();
    }
}
