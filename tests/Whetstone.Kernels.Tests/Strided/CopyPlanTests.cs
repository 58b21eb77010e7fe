namespace Whetstone.Kernels.Tests;

public sealed class CopyPlanTests
{
    private static IEnumerable<int[]> Orders(int rank) => rank == 0
        ? [[]]
        : Orders(rank - 1).SelectMany(order => Enumerable.Range(0, rank).Select(at => order.Take(at).Append(rank - 1).Concat(order.Skip(at)).ToArray()));

    private static void CheckPermute<T>(int[] shape, int[] axes, Func<int, T> value) where T : unmanaged
    {
        T[] x = [.. Enumerable.Range(0, Grid.Count(shape)).Select(value)];
        int[] outShape = [.. axes.Select(a => shape[a])];
        T[] y = AnyThreads.Run<T>(x.Length, (y, w) => CopyPlan.Permute(shape, axes).Run(x, y, w));
        int flat = 0;
        foreach (int[] at in Grid.Indices(outShape))
        {
            int[] from = new int[at.Length];
            for (int i = 0; i < at.Length; i++) from[axes[i]] = at[i];
            Assert.Equal(x[Grid.Flat(shape, from)], y[flat++]);
        }
    }

    [Fact]
    public void Permute_reorders_every_order_of_axes()
    {
        foreach (int[] shape in new int[][] { [], [5], [3, 4], [2, 3, 5], [2, 3, 1, 7], [2, 3, 17, 19], [2, 1, 3, 2, 4], [0, 3, 2] })
            foreach (int[] axes in Orders(shape.Length)) CheckPermute(shape, axes, i => (float)i);
        for (int n = 1; n <= 70; n++) CheckPermute([n, 33], [1, 0], i => (float)i);
        CheckPermute([300, 200], [1, 0], i => (byte)i);
        CheckPermute([3, 40, 50], [2, 0, 1], i => (long)i);
        CheckPermute([2, 70, 130], [0, 2, 1], i => (double)i);
    }

    [Fact]
    public void Axes_that_are_no_permutation_are_named()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => CopyPlan.Permute([2, 3], [0, 0]));
        Assert.Equal("axes [0, 0] are no permutation of 2 axes", error.Message);
    }

    public static TheoryData<int[], int[], int[], int[]> Windows => new()
    {
        { [70], [3], [1], [60] }, { [70], [69], [-1], [70] }, { [70], [69], [-3], [24] }, { [5, 7], [1, 2], [2, 1], [2, 5] },
        { [5, 7], [4, 6], [-1, -2], [5, 4] }, { [3, 40, 50], [0, 1, 2], [1, 3, 1], [3, 13, 48] }, { [2, 3, 4, 5], [1, 0, 3, 0], [1, 1, -1, 1], [1, 3, 4, 5] },
        { [200, 300], [0, 0], [1, 1], [200, 300] }, { [4, 5], [4, 0], [1, 1], [0, 5] }, { [6], [2], [0], [4] },
    };

    [Theory, MemberData(nameof(Windows))]
    public void Slice_reads_the_window_and_its_adjoint_writes_it(int[] shape, int[] start, int[] step, int[] window)
    {
        float[] x = Numbers.Random(Grid.Count(shape));
        float[] y = AnyThreads.Run<float>(Grid.Count(window), (y, w) => CopyPlan.Slice(shape, start, step, window).Run(x, y, w));
        int[] from = [.. Grid.Indices(window).Select(at => Grid.Flat(shape, [.. at.Select((v, i) => start[i] + v * step[i])]))];
        Assert.Equal(from.Select(i => x[i]), y);
        if (step.Contains(0)) return;

        float[] back = AnyThreads.Run<float>(x.Length, (back, w) => CopyPlan.SliceInto(shape, start, step, window).Run(y, back, w));
        float[] expected = new float[x.Length];
        for (int i = 0; i < from.Length; i++) expected[from[i]] = y[i];
        Assert.Equal(expected, back);
    }

    [Fact]
    public void A_window_that_leaves_the_tensor_is_named()
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => CopyPlan.Slice([4, 5], [0, 1], [1, 2], [4, 3]));
        Assert.Equal("indices 1 to 5 of axis 1 are outside [0, 5)", error.Message);
        Assert.Throws<ArgumentException>(() => CopyPlan.SliceInto([4], [0], [0], [2]));
    }

    [Fact]
    public void Broadcast_repeats()
    {
        foreach ((int[] shape, int[] wide) in new (int[], int[])[]
        {
            ([], [3, 4]), ([1], [70]), ([5], [3, 5]), ([3, 1], [3, 70]), ([1, 4], [300, 4]), ([2, 1, 3, 1], [4, 2, 5, 3, 9]), ([3, 1, 200], [3, 100, 200]), ([1], [0]),
        })
        {
            float[] x = Numbers.Random(Grid.Count(shape));
            float[] y = AnyThreads.Run<float>(Grid.Count(wide), (y, w) => CopyPlan.Broadcast(shape, wide).Run(x, y, w));
            int more = wide.Length - shape.Length;
            Assert.Equal(Grid.Indices(wide).Select(at => x[Grid.Flat(shape, [.. shape.Select((n, i) => n == 1 ? 0 : at[more + i])])]), y);
        }

        ArgumentException error = Assert.Throws<ArgumentException>(() => CopyPlan.Broadcast([2, 3], [2, 4]));
        Assert.Equal("[2, 3] does not broadcast to [2, 4]", error.Message);
    }

    [Fact]
    public void Memory_of_another_size_than_planned_is_refused()
    {
        CopyPlan plan = CopyPlan.Slice([4, 5], [0, 1], [1, 2], [4, 2]);
        Assert.Throws<ArgumentException>(() => plan.Run(new float[19], new float[8], Workers.Current));
        Assert.Throws<ArgumentException>(() => plan.Run(new float[20], new float[9], Workers.Current));
        Assert.Throws<ArgumentException>(() => plan.Run(4, new byte[20], new byte[8], Workers.Current));
    }

    [Fact]
    public void A_plan_runs_again_without_allocating()
    {
        float[] x = Numbers.Random(64 * 300), y = new float[x.Length];
        CopyPlan[] plans = [CopyPlan.Permute([64, 300], [1, 0]), CopyPlan.Slice([64, 300], [63, 0], [-1, 1], [64, 300]), CopyPlan.SliceInto([64, 300], [0, 299], [1, -1], [64, 300])];
        foreach (CopyPlan plan in plans) plan.Run<float>(x, y, Workers.Current);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (CopyPlan plan in plans) plan.Run<float>(x, y, Workers.Current);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
