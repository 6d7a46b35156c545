package org.innoflow.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  @Test
  void resultsComeInTheOrderOfTheWork() throws Exception {
    CountDownLatch second = new CountDownLatch(1);
    Callable<String> waits =
        () -> {
          second.await();
          return "a";
        };
    Callable<String> goesFirst =
        () -> {
          second.countDown();
          return "b";
        };

    assertThat(SideBySide.of(List.of(waits, goesFirst, () -> "c"))).containsExactly("a", "b", "c");
  }

  @Test
  void aFailureWaitsForWhatRunsAndLeavesTheRest() {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch failing = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    AtomicBoolean begun = new AtomicBoolean();

    assertThatThrownBy(
            () ->
                SideBySide.run(
                    () -> {
                      await(running);
                      failing.countDown();
                      throw new IllegalArgumentException("first");
                    },
                    () -> {
                      running.countDown();
                      await(failing);
                      sleep();
                      ended.set(true);
                    },
                    () -> sleep(),
                    () -> begun.set(true)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("first");
    assertThat(ended).isTrue();
    assertThat(begun).isFalse();
  }

  /** The second fails while the first runs, whose thread would go on with the rest. */
  @Test
  void aLaterFailureLeavesTheRestToo() {
    CountDownLatch failing = new CountDownLatch(1);
    AtomicBoolean begun = new AtomicBoolean();

    assertThatThrownBy(
            () ->
                SideBySide.run(
                    () -> {
                      await(failing);
                      sleep();
                    },
                    () -> {
                      failing.countDown();
                      throw new IllegalArgumentException("second");
                    },
                    () -> begun.set(true)))
        .hasMessage("second");
    assertThat(begun).isFalse();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Long enough for the first failure to be seen. */
  private static void sleep() {
    try {
      Thread.sleep(1000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
