package chat.baton.team;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** The lists of tasks that agents and merchants find in Tasklist, made where they are missing. */
@Component
class TaskLists {

    private final FilterService filters;
    private final TaskService tasks;
    private final Grants grants;

    TaskLists(FilterService filters, TaskService tasks, Grants grants) {
        this.filters = filters;
        this.tasks = tasks;
        this.grants = grants;
    }

    void create() {
        create(1, "Help wanted", "Customers who wait for a person", ofAgents().taskUnassigned());
        create(2, "My conversations", "Customers I am helping", mine());
        create(3, "All", "Every conversation with a person", ofAgents().includeAssignedTasks());
    }

    private TaskQuery ofAgents() {
        return tasks.createTaskQuery().taskCandidateGroup(Role.AGENT.group());
    }

    private TaskQuery mine() {
        return tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}");
    }

    /** What tells one task of a list from another. */
    private static Map<String, String> shown(String variable, String label) {
        return Map.of("name", variable, "label", label);
    }

    private void create(int priority, String name, String description, TaskQuery query) {
        if (filters.createFilterQuery().filterName(name).count() > 0) {
            return;
        }
        var filter = filters.newTaskFilter(name);
        filter.setQuery(query);
        filter.setProperties(Map.of(
                "description", description, "priority", priority, "refresh", true, "variables", List.of(
                        shown("customer", "Customer"), shown("reason", "Reason"))));
        filters.saveFilter(filter);
        grants.mayUse(Role.AGENT, filter.getId());
        grants.mayUse(Role.MERCHANT, filter.getId());
    }
}
