using System.Text.Json;
using Whetstone.Nn;

namespace Whetstone.Cli.Tests;

public sealed class TimeTests
{
    [Fact]
    public void A_row_a_call_in_order_and_two_totals()
    {
        Whet whet = Whet.Run("time", "lenet", "--iterations", "2", "--batch", "3", "--input", "1x20x20", "--threads", "1");
        string[][] rows = [.. whet.Lines.Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        Assert.Equal(["layer", "0", "1", "2", "3", "4", "5", "6", "layers", "network"], rows.Select(r => r[0]));
        Assert.Equal(["3x20x16x16", "3x20x8x8", "3x50x6x6", "3x50x3x3", "3x450", "3x128", "3x10"], rows[1..^2].Select(r => r[2]));
    }

    [Fact]
    public void Shares_of_layers_sum_to_one_and_times_are_positive()
    {
        List<JsonElement> rows = [.. Whet.Run("time", "mlp", "--iterations", "3", "--json").Lines.Select(l => JsonDocument.Parse(l).RootElement)];
        Assert.Equal(["layer", "type", "output", "forward_ms", "backward_ms", "share"], rows[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(1, rows[..^2].Sum(r => r.GetProperty("share").GetDouble()), 1e-3);
        Assert.All(rows.Where(r => r.GetProperty("type").GetString() == "Dense"), r => Assert.True(r.GetProperty("forward_ms").GetDouble() > 0 && r.GetProperty("backward_ms").GetDouble() > 0));
    }

    [Fact]
    public void A_slow_backward_pass_is_found_in_its_layer_and_in_no_other()
    {
        TimeSpan pause = TimeSpan.FromMilliseconds(40);
        Sequential network = new(new Linear(4, 4), new Lambda(x => new SlowGradient(pause).Apply(x)), new Linear(4, 2));
        network.Initialize(new Rng(0));
        LayerTimes times = new(network, Tensor.Zeros([2, 4]));
        times.Measure(3);
        Assert.Equal([false, true, false], times.Calls.Select(c => c.BackwardMs >= pause.TotalMilliseconds));
        Assert.True(times.BackwardMs >= pause.TotalMilliseconds);
        Assert.All(network.Parameters(), p => Assert.Null(p.Grad));
    }

    /// <summary>Its input; the gradient takes a while.</summary>
    private sealed record SlowGradient(TimeSpan Pause) : Op
    {
        public override Spec Infer(ReadOnlySpan<Spec> x) => x[0];

        public override void Run(in Launch l) => l.X(0).CopyTo(l.Y);

        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy)
        {
            Thread.Sleep(Pause);
            return dy;
        }
    }
}
