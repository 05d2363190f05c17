package chat.baton.team;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** The lists of tasks that agents and merchants find in Tasklist. What is in them is brought up to date at each start. */
@Component
class TaskLists {

    /** What tells one task from another in the list. */
    private static final List<Map<String, String>> SHOWN = List.of(
            Map.of("name", "customer", "label", "Customer"),
            Map.of("name", "channel", "label", "Channel"),
            Map.of("name", "reason", "label", "Reason"));

    private final FilterService filters;
    private final TaskService tasks;
    private final Grants grants;

    TaskLists(FilterService filters, TaskService tasks, Grants grants) {
        this.filters = filters;
        this.tasks = tasks;
        this.grants = grants;
    }

    void create() {
        put(
                1,
                "Help wanted",
                "Customers who wait for a person",
                offered().endOr().taskUnassigned());
        put(2, "My conversations", "Customers I am helping", mine());
        put(
                3,
                "All",
                "Every conversation with a person",
                offered().includeAssignedTasks().endOr());
    }

    /** To all agents, or to a team of whoever looks. */
    private TaskQuery offered() {
        return tasks.createTaskQuery()
                .or()
                .taskCandidateGroup(Role.AGENT.group())
                .taskCandidateGroupInExpression("${currentUserGroups()}");
    }

    private TaskQuery mine() {
        return tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}");
    }

    private void put(int priority, String name, String description, TaskQuery query) {
        var known = filters.createFilterQuery().filterName(name).singleResult();
        var filter = known == null ? filters.newTaskFilter(name) : known;
        filter.setQuery(query);
        filter.setProperties(
                Map.of("description", description, "priority", priority, "refresh", true, "variables", SHOWN));
        filters.saveFilter(filter);
        grants.mayUse(Role.AGENT, filter.getId());
        grants.mayUse(Role.MERCHANT, filter.getId());
    }
}
