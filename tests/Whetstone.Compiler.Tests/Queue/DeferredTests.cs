using Whetstone.Testing;

namespace Whetstone.Compiler.Tests.Queue;

/// <summary>A deferred scope changes when things happen, never what comes out.</summary>
public sealed class DeferredTests
{
    [Theory, InlineData("mlp"), InlineData("lenet"), InlineData("residual")]
    public void Training_gives_the_bits_of_the_eager_run(string name)
    {
        List<Tensor> eager = Of(name) is var a ? a.Train(a.Run, 3) : [], deferred;
        TrainingStep step = Of(name);
        using (Tensor.Defer()) deferred = step.Train(step.Run, 3);
        for (int i = 0; i < eager.Count; i++) Assert.True(Tensors.SameBytes(eager[i], deferred[i]), $"{name}: result {i} differs");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_segment_may_end_where_an_input_changes_its_memory_order(int before)
    {
        Tensor x = Tensors.Normal([2, 3, 4, 4], seed: 1), w = Tensors.Normal([3, 3, 1, 1], seed: 2), wanted = Many(), got;
        using (Tensor.Defer()) got = Many();
        Assert.True(Tensors.SameBytes(wanted, got));

        // Each round brings a sum in one order into the order of a convolution: some round meets the end of a segment there.
        Tensor Many()
        {
            Tensor sum = x;
            for (int i = 0; i < before; i++) sum += 1;
            for (int i = 0; i < 100; i++) sum = (sum.Reshape(2, 48) * 0.5).Reshape(x.Shape).Conv2d(w).Tanh();
            return sum;
        }
    }

    [Fact]
    public void Reading_every_loss_gives_the_same_as_reading_none()
    {
        List<float> read = [], late = [];
        TrainingStep a = TrainingStep.Mlp(), b = TrainingStep.Mlp();
        using (Tensor.Defer())
            a.Train((x, y) =>
            {
                Tensor loss = a.Run(x, y);
                read.Add(loss.Item());
                return loss;
            }, 5);
        List<Tensor> losses;
        using (Tensor.Defer()) losses = b.Train(b.Run, 5);
        late.AddRange(losses.Take(5).Select(l => l.Item()));
        Assert.Equal(read, late);
    }

    [Fact]
    public void A_call_queues_and_reading_waits()
    {
        using Deferred queue = Tensor.Defer();
        Tensor x = Tensor.Of(1f, 2, 3), y = x * 2;
        Assert.True(y.IsSymbolic);
        Assert.Equal([2f, 4, 6], y.ToArray());
        Assert.False(y.IsSymbolic);
    }

    [Fact]
    public void The_end_of_the_scope_leaves_ordinary_tensors()
    {
        Tensor y, part, detached;
        using (Tensor.Defer())
        {
            y = Tensor.Of(1f, 2, 3, 4) * 2;
            part = y[1..3];
            detached = y.Detach();
        }
        Assert.False(y.IsSymbolic || part.IsSymbolic || detached.IsSymbolic);
        y.Assign(Tensor.Of(0f, 1, 2, 3));
        Assert.Equal([1f, 2], part.ToArray());
        Assert.Equal([0f, 1, 2, 3], detached.ToArray());
        Assert.Equal([1f, 2, 3, 4], (y + 1).ToArray());
    }

    [Fact]
    public void A_tensor_from_outside_shows_what_was_queued_for_it()
    {
        Tensor w = Tensor.Of(1f, 2), view = w[1..];
        using Deferred queue = Tensor.Defer();
        w.Assign(w + 10);
        Assert.Equal([12f], view.ToArray());
        w.Assign(w * 2);
        Assert.Equal(24, view.Item());
    }

    [Fact]
    public void Equal_results_are_tensors_of_their_own()
    {
        Tensor x = Tensors.Normal([8], seed: 1), a, b;
        using (Tensor.Defer()) (a, b) = (x * 3, x * 3);
        float[] before = b.ToArray();
        a.Assign(Tensor.Zeros([8]));
        Assert.Equal(before, b.ToArray());
    }

    [Fact]
    public void Gradients_are_the_eager_ones_inside_the_scope_and_after_it()
    {
        Tensor w = Tensors.Normal([6, 4], seed: 1).AttachGrad(), x = Tensors.Normal([5, 6], seed: 2), loss;
        x.MatMul(w).Tanh().Sum().Backward();
        Tensor eager = w.Grad!;
        using (Tensor.Defer())
        {
            x.MatMul(w).Tanh().Sum().Backward();
            Assert.True(Tensors.SameBytes(eager, w.Grad!));
            w.Grad = null;
            loss = x.MatMul(w).Tanh().Sum();
        }
        loss.Backward();
        Assert.True(Tensors.SameBytes(eager, w.Grad!));
    }

    [Fact]
    public void A_change_in_place_before_the_backward_pass_is_still_an_error()
    {
        Tensor w = Tensor.Of(1f, 2).AttachGrad();
        using Deferred queue = Tensor.Defer();
        Tensor loss = (w * w).Sum();
        using (Autograd.NoGrad()) w.Assign(w * 0.5);
        Assert.Contains("changed in place", Assert.Throws<InvalidOperationException>(() => loss.Backward()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_changed_in_place_across_segments_keeps_its_count_of_changes()
    {
        Tensor x = Tensor.Of(1f, 2).AttachGrad();
        using Deferred queue = Tensor.Defer();
        Tensor y = x.Detach() * 2;
        y.Assign(y + 1);
        y.WaitToRead();
        Tensor loss = (x * y).Sum();
        queue.WaitAll();
        loss.Backward();
        Assert.Equal([3f, 5], x.Grad!.ToArray());
    }

    [Fact]
    public void An_error_of_a_kernel_is_thrown_where_somebody_waits_and_names_the_op()
    {
        Tensor x = Tensors.Normal([4, 2], seed: 1), bad = Tensor.Of(0L, 99);
        using Deferred queue = Tensor.Defer();
        Tensor y = x.Take(bad, 0), z = y + 1;
        Assert.StartsWith("Take: ", Assert.Throws<DeferredException>(() => z.ToArray()).Message, StringComparison.Ordinal);
        Assert.Throws<DeferredException>(() => y.ToArray());
    }

    [Fact]
    public void An_error_that_nobody_waited_for_is_thrown_at_the_end_of_the_scope()
    {
        Tensor x = Tensors.Normal([4, 2], seed: 1), bad = Tensor.Of(0L, 99);
        Tensor? y = null;
        Assert.Throws<DeferredException>(() =>
        {
            using Deferred queue = Tensor.Defer();
            y = x.Take(bad, 0);
        });
        Assert.Throws<DeferredException>(() => y!.ToArray());
    }

    [Fact]
    public void An_error_of_shapes_is_thrown_where_the_op_is_called()
    {
        using Deferred queue = Tensor.Defer();
        Assert.Throws<ShapeException>(() => Tensor.Of(1f, 2) + Tensor.Of(1f, 2, 3));
    }

    [Fact]
    public void Draws_are_those_of_the_eager_run()
    {
        Rng a = new(3), b = new(3);
        float[] eager = [.. Tensor.Normal([100], a).ToArray(), .. Tensor.Ones([50]).Dropout(0.5, a).ToArray()];
        using Deferred queue = Tensor.Defer();
        Tensor x = Tensor.Normal([100], b), y = Tensor.Ones([50]).Dropout(0.5, b);
        float[] queued = [.. x.ToArray(), .. y.ToArray()];
        Assert.Equal(eager, queued);
        Assert.Equal(a.State, b.State);
    }

    [Fact]
    public void A_function_can_be_traced_and_its_program_run_within_the_scope()
    {
        Tensor w = Tensor.Of(1f, 2);
        using Deferred queue = Tensor.Defer();
        Tensor scale = w * 2;
        Executable program = Program.Trace(x => x * w + scale, new Spec([2])).Compile();
        w.Assign(w + 1);
        Assert.Equal([22f, 34], program.Run(Tensor.Of(5f, 5) * 2)[0].ToArray());
    }

    [Fact]
    public void Within_a_trace_there_is_nothing_to_defer() => Assert.Throws<TraceException>(() => Program.Trace(x =>
    {
        using Deferred queue = Tensor.Defer();
        return x;
    }, [new Spec([2])]));

    [Fact]
    public void Many_segments_run_in_order()
    {
        Tensor x = Tensor.Of(0f);
        using Deferred queue = Tensor.Defer();
        Tensor sum = x + 0;
        for (int i = 0; i < 10_000; i++) sum = sum * 0.5 + 1;
        Assert.Equal(2, sum.Item());
    }

    [Fact]
    public void An_inner_scope_sees_what_the_outer_one_queued()
    {
        Tensor w = Tensor.Of(1f);
        using Deferred outer = Tensor.Defer();
        w.Assign(w + 1);
        using (Tensor.Defer()) w.Assign(w * 10);
        Assert.Equal(20, w.Item());
    }

    private static TrainingStep Of(string name) => name switch
    {
        "mlp" => TrainingStep.Mlp(),
        "lenet" => TrainingStep.LeNet(),
        _ => TrainingStep.Residual(),
    };
}
