package dev.envelope.simulation.engine;

import dev.envelope.simulation.engine.job.Column;
import dev.envelope.simulation.engine.job.Failure;
import dev.envelope.simulation.engine.job.Jobs;
import dev.envelope.simulation.network.Quorum;
import dev.envelope.simulation.random.Samples;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls that ask copies of a record: a round is a child of the call, and the copies are asked by children of the round.
 *
 * <p>It tells the call as soon as enough copies have answered, or too few are left to, and then waits unheard for the others: they have
 * been asked and work on.
 */
final class Quorums {

    private final Program program;
    private final Jobs jobs;
    private final Samples samples;
    private final Way way;
    private final Quorum[] quorums;

    /** Of a round the first member that it asks, how many it has asked, and how many answers it still needs. */
    private final Column start;

    private final Column asked;
    private final Column needed;

    Quorums(List<Quorum> quorums, Program program, Jobs jobs, Samples samples, Way way) {
        this.quorums = quorums.toArray(Quorum[]::new);
        this.program = program;
        this.jobs = jobs;
        this.samples = samples;
        this.way = way;
        start = jobs.column();
        asked = jobs.column();
        needed = jobs.column();
    }

    /** A job asks copies of the shard that it was sent to. */
    void call(int job, int node, double now) {
        Quorum quorum = quorums[program.count[node]];
        int round = jobs.create(jobs.operation[job], job, now);
        jobs.node[round] = node;
        jobs.station[round] = jobs.station[job];
        // one more for this very method, during which a round must not end
        jobs.pending[round] = quorum.asked() + 1;
        jobs.failure[round] = null;
        asked.of[round] = 0;
        needed.of[round] = quorum.awaited();
        boolean all = quorum.asked() + quorum.informed() == quorum.members();
        start.of[round] = all ? 0 : (int) (quorum.members() * samples.next(program.stream[node]));
        for (int i = 0; i < quorum.asked(); i++) {
            if (asked.of[round] < quorum.members()) {
                ask(round, round, now);
            } else {
                jobs.pending[round]--;
            }
        }
        for (int i = 0; i < quorum.informed(); i++) {
            ask(round, Jobs.UNWAITED, now);
        }
        jobs.pending[round]--;
        judge(round);
    }

    private void ask(int round, int parent, double now) {
        int node = jobs.node[round];
        Quorum quorum = quorums[program.count[node]];
        int member = (start.of[round] + asked.of[round]++) % quorum.members();
        int place = (jobs.station[round] - quorum.first()) % quorum.copies();
        int shard = jobs.station[round] - place;
        int child = jobs.create(jobs.operation[round], parent, now);
        jobs.station[child] = shard + (quorum.besides() && member >= place ? member + 1 : member);
        way.go(child, program.at[node]);
    }

    /** A round hears from one of its copies; in place of one that failed it asks the next, if there is one. */
    void hear(int round, @Nullable Failure why, double now) {
        if (why == null) {
            needed.of[round]--;
        } else if (isWaitedFor(round)) {
            jobs.failure[round] = why;
            if (asked.of[round] < quorums[program.count[jobs.node[round]]].members()) {
                ask(round, round, now);
                return;
            }
        }
        jobs.pending[round]--;
        judge(round);
    }

    private boolean isWaitedFor(int round) {
        return jobs.parent[round] >= 0;
    }

    private void judge(int round) {
        if (isWaitedFor(round) && (needed.of[round] <= 0 || jobs.pending[round] < needed.of[round])) {
            int call = jobs.parent[round];
            jobs.parent[round] = Jobs.UNWAITED;
            jobs.began[call] = jobs.began[round];
            way.conclude(call, jobs.node[round], needed.of[round] <= 0 ? null : jobs.failure[round]);
        }
        if (jobs.pending[round] == 0) {
            jobs.free(round);
        }
    }
}
