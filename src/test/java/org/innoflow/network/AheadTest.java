package org.innoflow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.Iterators;
import com.google.common.collect.Lists;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AheadTest {
  private static final Ahead.Limits ONE = new Ahead.Limits(1, 100);
  private static final Ahead.Limits TWO = new Ahead.Limits(2, 100);

  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  @Test
  void resultsComeInTheOrderOfTheItems() {
    List<Integer> items = IntStream.range(0, 500).boxed().toList();

    assertThat(Lists.newArrayList(ahead(items, i -> slow(i, i % 3), TWO)))
        .containsExactlyElementsOf(items.stream().map(i -> 10 * i).toList());
    assertThat(most).hasValueBetween(1, 2);
  }

  /** Each waits for the other, so that neither would end alone. */
  @Test
  void twoItemsAreWorkedOnAtOnce() {
    CyclicBarrier both = new CyclicBarrier(2);

    assertThat(
            Lists.newArrayList(
                ahead(
                    List.of(1, 2, 3, 4),
                    i -> {
                      await(both);
                      return i;
                    },
                    TWO)))
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void onlyOneOfTheLargeOnesIsWorkedOn() {
    List<Integer> items = List.of(60, 61, 200, 62, 63);

    assertThat(Lists.newArrayList(ahead(items, i -> slow(i, 5), TWO)))
        .containsExactly(600, 610, 2000, 620, 630);
    assertThat(most).hasValue(1);
  }

  @Test
  void onOneCoreTheTaskWorksItself() {
    Thread task = Thread.currentThread();

    assertThat(ahead(List.of(1, 2), i -> Thread.currentThread() == task ? i : -i, ONE))
        .toIterable()
        .containsExactly(1, 2);
  }

  /** The first ends only after the third, which nobody would begin otherwise. */
  @Test
  void aLongItemAtTheFrontHoldsNoOtherUp() {
    CountDownLatch third = new CountDownLatch(1);

    assertThat(
            Lists.newArrayList(
                ahead(
                    List.of(1, 2, 3),
                    i -> {
                      if (i == 3) {
                        third.countDown();
                      }
                      return i == 1 && !awaited(third) ? -1 : i;
                    },
                    TWO)))
        .containsExactly(1, 2, 3);
  }

  @Test
  void onlyFourItemsAreTakenForEachCore() {
    AtomicInteger taken = new AtomicInteger();
    Iterator<Integer> results =
        ahead(
            Iterators.transform(
                IntStream.range(0, 10).boxed().iterator(),
                i -> {
                  taken.incrementAndGet();
                  return i;
                }),
            i -> i,
            TWO);

    results.next();

    assertThat(taken).hasValue(8);
  }

  @Test
  void theFailureOfAnItemComesInItsPlace() {
    Iterator<Integer> results =
        ahead(
            List.of(1, 0, 2),
            i -> {
              if (i == 0) {
                throw new ArithmeticException("no inverse");
              }
              return i;
            },
            TWO);

    assertThat(results.next()).isOne();
    assertThatThrownBy(results::next)
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("no inverse");
  }

  @Test
  void afterTheLastThereIsNone() {
    Iterator<Integer> results = ahead(List.<Integer>of(), i -> i, TWO);

    assertThat(results).isExhausted();
    assertThatThrownBy(results::next).isInstanceOf(NoSuchElementException.class);
  }

  private static Iterator<Integer> ahead(
      List<Integer> items, Function<Integer, Integer> function, Ahead.Limits limits) {
    return ahead(items.iterator(), function, limits);
  }

  private static Iterator<Integer> ahead(
      Iterator<Integer> items, Function<Integer, Integer> function, Ahead.Limits limits) {
    return Ahead.of(items, function, Integer::longValue, limits);
  }

  private int slow(int item, int millis) {
    most.accumulateAndGet(running.incrementAndGet(), Math::max);
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      running.decrementAndGet();
    }
    return 10 * item;
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CyclicBarrier both) {
    try {
      both.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}
