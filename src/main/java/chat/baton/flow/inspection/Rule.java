package chat.baton.flow.inspection;

/** Something all files of a kind have to keep. */
interface Rule {

    void look(Tag root, Surroundings there, Report report);
}
