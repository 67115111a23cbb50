package dev.envelope;

import static dev.envelope.Cases.exact;
import static dev.envelope.Cases.now;
import static dev.envelope.Envelope.*;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Published sizing examples of vendors, in the words of the language. */
class PublishedVendorSizingTest {

    /** S. Ryza, How-to: Tune Your Apache Spark Jobs, part 2, Cloudera, 2015: six nodes of 16 cores and 64 GB. */
    @Nested
    class SparkExecutors {
        private final Count ofANode = count(16).minus(count(1)).dividedBy(5).roundedDown();
        private final DataSize share = GB(64).minus(GB(1)).dividedBy(ofANode);
        private final DataSize overhead = share.times(percent(7));

        @Test
        void executorsOfANodeAreThoseThatFitItsCores() {
            exact(ofANode, count(3));
        }

        @Test
        void oneExecutorMakesRoomForTheApplicationMaster() {
            exact(ofANode.times(6).minus(count(1)), count(17));
        }

        @Test
        void memoryOfANodeIsSharedByItsExecutors() {
            exact(share, GB(21));
        }

        @Test
        void overheadIsSevenPercent() {
            exact(overhead, GB(1.47));
        }

        @Test
        void memoryOfAnExecutorIsWhatTheOverheadLeaves() {
            exact(share.minus(overhead).roundedDownTo(GB(1)), GB(19));
        }
    }

    /** Benchmarking and sizing your Elasticsearch cluster for logs and metrics, Elastic, 2020. */
    @Nested
    class ElasticsearchNodes {
        /** Of the disk 15 % stays below the watermark and 10 % is a margin. */
        private final Share spare = percent(15 + 10);

        private SystemDesign logs(DataSize each, Time retention) {
            return system().operation(write("logs").rate(perDay(1)).payload(each))
                    .retention(retention)
                    .replication(2)
                    .headroom(spare);
        }

        private Count nodes(SystemDesign design, DataSize memory, double diskToMemory) {
            return now(design, storage()).ratio(memory.times(diskToMemory)).roundedUp();
        }

        @Test
        void smallCluster() {
            SystemDesign small = logs(GB(1), days(270));

            exact(now(small, data()).times(2), GB(540));
            exact(now(small, storage()), GB(675));
            exact(nodes(small, GB(8), 30), count(3));
        }

        @Test
        void hotNodes() {
            SystemDesign hot = logs(GB(100), days(30));

            exact(now(hot, storage()), GB(7_500));
            exact(nodes(hot, GB(64), 30).plus(count(1)), count(5));
        }

        @Test
        void warmNodes() {
            SystemDesign warm = logs(GB(100), days(365));

            exact(now(warm, storage()), GB(91_250));
            exact(nodes(warm, GB(64), 160).plus(count(1)), count(10));
        }
    }

    /** MongoDB manual, storage.wiredTiger.engineConfig.cacheSizeGB, 2017–; its GB and MB are binary. */
    @Nested
    class WiredTigerCache {
        private DataSize half(DataSize memory) {
            return memory.minus(GiB(1)).dividedBy(2);
        }

        @Test
        void halfOfWhatAGigabyteLeaves() {
            exact(half(GiB(4)).atLeast(MiB(256)), GiB(1.5));
        }

        @Test
        void atLeast256Megabytes() {
            exact(half(GiB(1.25)), MiB(128));
            exact(half(GiB(1.25)).atLeast(MiB(256)), MiB(256));
        }
    }

    /** J. Rao, How to choose the number of topics/partitions in a Kafka cluster?, Confluent, 2015. */
    @Nested
    class KafkaFailover {
        /** A broker leads one in two of the partitions that it holds a replica of. */
        private final Count leaders = count(2_000).dividedBy(2);

        @Test
        void partitionsThatLoseTheirLeader() {
            exact(leaders, count(1_000));
        }

        @Test
        void leadersAreElectedOneAfterTheOther() {
            exact(leaders.times(ms(5)), seconds(5));
        }

        @Test
        void aNewControllerReadsThePartitionsOneAfterTheOther() {
            exact(count(10_000).times(ms(2)), seconds(20));
        }
    }
}
