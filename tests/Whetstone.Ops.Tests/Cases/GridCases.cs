using Whetstone.Kernels;
using Whetstone.Testing;
using static Whetstone.Ops.Tests.Trial;

namespace Whetstone.Ops.Tests;

public sealed class GridCases : IOpCase
{
    public IEnumerable<OpTrial> Trials =>
        from padding in Enum.GetValues<GridPadding>()
        from mode in Enum.GetValues<InterpolateMode>()
        from corners in (bool[])[false, true]
        select new OpTrial(new GridSample(mode, padding, corners), Normal(2, 3, 4, 5), Places(padding, mode, corners));

    // Places whose steps cross no border between pixels, where the weights have kinks: a quarter to three quarters of the way between two centres.
    private static Tensor Places(GridPadding padding, InterpolateMode mode, bool corners)
    {
        System.Random random = new(19);
        float[] places = new float[2 * 3 * 3 * 2];
        for (int i = 0; i < places.Length; i++)
        {
            int extent = i % 2 == 0 ? 5 : 4;
            double at = random.Next(-3, extent + 2) + (mode == InterpolateMode.Nearest ? 0.15 : 0.5) + 0.2 * (random.NextDouble() - 0.5);
            if (padding == GridPadding.Reflection && !corners && (at is > -0.8 and < 0.2 || (at > extent - 1.2 && at < extent - 0.2))) at = mode == InterpolateMode.Nearest ? 1.15 : 1.5;
            places[i] = (float)(corners ? at / (extent - 1) * 2 - 1 : (2 * at + 1) / extent - 1);
        }
        return Tensor.Of(places, [2, 3, 3, 2]);
    }
}
