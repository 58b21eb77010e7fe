namespace Whetstone.Kernels.Tests;

public sealed class PadTests
{
    [Theory]
    [InlineData(PadMode.Constant, new float[] { 9, 9, 1, 2, 3, 9 }), InlineData(PadMode.Reflect, new float[] { 3, 2, 1, 2, 3, 2 })]
    [InlineData(PadMode.Replicate, new float[] { 1, 1, 1, 2, 3, 3 }), InlineData(PadMode.Circular, new float[] { 2, 3, 1, 2, 3, 1 })]
    public void Modes_do_as_in_pytorch(PadMode mode, float[] expected)
    {
        float[] y = new float[6];
        PadKernel.Run<float>(new([3], [2], [1], mode), 9, [1, 2, 3], y, Workers.Current);
        Assert.Equal(expected, y);
    }

    [Theory, InlineData(PadMode.Constant), InlineData(PadMode.Reflect), InlineData(PadMode.Replicate), InlineData(PadMode.Circular)]
    public void Axes_are_padded_one_after_another_and_the_gradient_is_the_adjoint(PadMode mode)
    {
        foreach ((int[] shape, int[] before, int[] after) in new (int[], int[], int[])[]
        {
            ([3, 4, 5], [0, 2, 1], [0, 1, 4]), ([5, 6], [4, 0], [3, 5]), ([2, 3, 20, 30], [0, 0, 2, 2], [0, 0, 3, 1]), ([7], [0], [0]), ([4, 5], [-1, 2], [1, -2]), ([2, 3], [1, 0], [0, 0]),
        })
        {
            float[] x = Numbers.Random(Grid.Count(shape));
            int[] outShape = [.. shape.Select((n, i) => n + before[i] + after[i])];
            float[] y = AnyThreads.Run<float>(Grid.Count(outShape), (y, w) => PadKernel.Run(new(shape, before, after, mode), 0, x, y, w));
            Assert.Equal(Grid.Indices(outShape).Select(at => Source(at)), y);

            float[] dy = Numbers.Random(y.Length, 2);
            float[] dx = AnyThreads.Run<float>(x.Length, (dx, w) => PadKernel.Gradient(new(shape, before, after, mode), dy, dx, w));
            Numbers.Close(Grid.Dot(y, dy), Grid.Dot(x, dx), 1e-4);

            float Source(int[] at)
            {
                int[] from = new int[at.Length];
                for (int i = 0; i < at.Length; i++)
                {
                    int k = at[i] - before[i], n = shape[i];
                    if (mode == PadMode.Constant && (k < 0 || k >= n)) return 0;
                    if (mode == PadMode.Reflect) k = k < 0 ? -k : k >= n ? 2 * n - 2 - k : k;
                    if (mode == PadMode.Replicate) k = Math.Clamp(k, 0, n - 1);
                    if (mode == PadMode.Circular) k = (k + n) % n;
                    from[i] = k;
                }

                return x[Grid.Flat(shape, from)];
            }
        }
    }

    [Fact]
    public void A_reflection_longer_than_the_axis_is_named()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new PadPlan([2, 3], [0, 3], [0, 0], PadMode.Reflect));
        Assert.Equal("Reflect padding of 3 and 0 does not fit axis 1 of length 3", error.Message);
    }
}
