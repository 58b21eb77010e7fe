using System.Runtime.CompilerServices;

namespace Whetstone.Core.Tests.Programs;

/// <summary>What cannot be traced is refused, with the user's own line and what to do instead.</summary>
public sealed class TraceErrorTests
{
    private static readonly Spec Four = new([4]);

    [Fact]
    public void A_number_read_inside_is_refused_with_file_and_line()
    {
        int line = Line() + 1;
        TraceException error = Assert.Throws<TraceException>(() => Program.Trace(x => [x[0].Sum().Item() > 0 ? x[0] : -x[0]], [Four]));
        Assert.Contains($"TraceErrorTests.cs, line {line}, ", error.Message, StringComparison.Ordinal);
        Assert.Contains("express the choice with Where", error.Reason, StringComparison.Ordinal);
    }

    public static TheoryData<string> Reads => ["ToArray", "CopyTo", "Read", "WriteTo", "WaitToRead", "ToString"];

    [Theory, MemberData(nameof(Reads))]
    public void Every_way_of_reading_numbers_is_refused(string way) => Assert.Throws<TraceException>(() => Program.Trace(x =>
    {
        switch (way)
        {
            case "ToArray": x[0].ToArray(); break;
            case "CopyTo": x[0].CopyTo<float>(new float[4]); break;
            case "Read": x[0].Read<float, int>(span => span.Length); break;
            case "WriteTo": x[0].WriteTo(Stream.Null); break;
            case "WaitToRead": x[0].WaitToRead(); break;
            default: _ = x[0].ToString(); break;
        }
        return x;
    }, [Four]));

    [Fact]
    public void A_number_of_a_tensor_from_outside_is_refused_too()
    {
        Tensor w = Tensor.Of(2f);
        Assert.Throws<TraceException>(() => Program.Trace(x => [x[0] * w.Item<float>()], [new Spec([1])]));
    }

    [Fact]
    public void A_stream_split_inside_is_refused()
    {
        Rng rng = new(1);
        TraceException error = Assert.Throws<TraceException>(() => Program.Trace(x => [x[0].Dropout(0.5, rng.Split())], [Four]));
        Assert.Contains("split it outside", error.Reason, StringComparison.Ordinal);
        Assert.Equal(0ul, rng.Draws);
    }

    [Fact]
    public void Gradients_left_behind_are_refused()
    {
        Tensor w = Tensor.Of(1f, 2, 3, 4).AttachGrad(GradMode.Add);
        TraceException error = Assert.Throws<TraceException>(() => Program.Trace(x =>
        {
            (x[0] * w).Sum().Backward();
            return [x[0]];
        }, [Four]));
        Assert.Contains("leaves gradients behind", error.Reason, StringComparison.Ordinal);
        Assert.Null(w.Grad);
    }

    [Fact]
    public void A_gradient_from_before_to_which_the_function_would_add_is_refused()
    {
        Tensor w = Tensor.Of(1f, 2, 3, 4).AttachGrad(GradMode.Add);
        (w * w).Sum().Backward();
        float[] before = w.Grad!.ToArray();
        TraceException error = Assert.Throws<TraceException>(() => Program.Trace(x =>
        {
            (x[0] * w).Sum().Backward();
            return [w.Grad!];
        }, [Four]));
        Assert.Contains("call ZeroGrad first", error.Reason, StringComparison.Ordinal);
        Assert.Equal(before, w.Grad!.ToArray());
    }

    [Fact]
    public void A_trace_inside_a_trace_is_refused() =>
        Assert.Throws<TraceException>(() => Program.Trace(x => [Program.Trace(y => [y[0]], [Four]) is null ? x[0] : x[0]], [Four]));

    [Fact]
    public void A_symbol_that_outlives_the_trace_says_so()
    {
        Tensor? kept = null;
        Program.Trace(x =>
        {
            kept = x[0] + 1;
            return [x[0]];
        }, [Four]);
        Assert.Contains("trace that has ended", Assert.Throws<InvalidOperationException>(() => kept!.ToArray()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_shape_than_the_traced_one_is_refused()
    {
        Executable program = new(Program.Trace(x => [x[0] + 1], [Four]));
        Assert.Contains("input 0 of the program is [4]; got [5]", Assert.Throws<ShapeException>(() => program.Run(Tensor.Zeros([5]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_effects_of_the_function_happen_once()
    {
        int calls = 0;
        Executable program = new(Program.Trace(x =>
        {
            calls++;
            return [x[0] + 1];
        }, [Four]));
        for (int i = 0; i < 3; i++) program.Run(Tensor.Zeros([4]));
        Assert.Equal(1, calls);
    }

    [Fact]
    public void Draws_go_on_from_run_to_run()
    {
        Rng rng = new(1), same = new(1);
        Executable program = new(Program.Trace(x => [x[0].Dropout(0.5, rng)], [Four]));
        Tensor ones = Tensor.Ones([4]);
        for (int i = 0; i < 5; i++) Assert.Equal(ones.Dropout(0.5, same).ToArray(), program.Run(ones)[0].ToArray());
    }

    private static int Line([CallerLineNumber] int line = 0) => line;
}
