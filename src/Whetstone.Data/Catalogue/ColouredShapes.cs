namespace Whetstone.Data;

/// <summary>Coloured shapes on grounds of noise, made by a formula: images of colour, and of boxes, for whoever has no network and no data. Shape: 3 × 32 × 32.</summary>
/// <remarks>What an example shows depends on its index alone, so every machine has the same bytes. Nothing is fetched or kept.</remarks>
public static class ColouredShapes
{
    private const int Side = 32, TrainCount = 6_000, TestCount = 1_000;

    /// <summary>Its content.</summary>
    public static DataSetInfo Info { get; } = new()
    {
        Name = "shapes",
        Aliases = ["coloured-shapes", "colored-shapes"],
        Title = "Coloured shapes (generated)",
        Classes = ["disc", "square", "triangle", "ring", "cross", "bar"],
        Shape = [3, Side, Side],
        TrainCount = TrainCount,
        TestCount = TestCount,
        Licence = "none needed: generated",
        Files = [],
        Sources = [],
        Read = (info, _, train) => Load(info, train),
    };

    /// <summary>An example with its box.</summary>
    /// <param name="index">From 0 for training; those for testing come after them.</param>
    /// <returns>Data uint8 [3, 32, 32], label float32 [1, 5]: class, left, top, right, bottom, as parts of the image.</returns>
    public static Sample Boxed(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        byte[] pixels = new byte[3 * Side * Side];
        (int kind, double left, double top, double right, double bottom) = Draw(index, pixels);
        return new(Tensor.Of(pixels, [3, Side, Side]), Tensor.Of([kind, (float)(left / Side), (float)(top / Side), (float)(right / Side), (float)(bottom / Side)], [1, 5]));
    }

    private static LabelledImages Load(DataSetInfo info, bool train)
    {
        const int size = 3 * Side * Side;
        int first = train ? 0 : TrainCount, count = train ? TrainCount : TestCount;
        byte[] pixels = new byte[count * size];
        long[] labels = new long[count];
        Parallel.For(0, count, i => labels[i] = Draw(first + i, pixels.AsSpan(i * size, size)).Kind);
        return new(Tensor.Of(pixels, [count, 3, Side, Side]), Tensor.Of(labels), info.Classes);
    }

    private static (int Kind, double Left, double Top, double Right, double Bottom) Draw(int index, Span<byte> pixels)
    {
        Rng random = new Rng(0x5348_4150_4553).Split($"{index}");
        int kind = index % 6;
        double radius = 5 + 6 * random.NextDouble(), x = radius + 1 + (Side - 2 * radius - 2) * random.NextDouble(), y = radius + 1 + (Side - 2 * radius - 2) * random.NextDouble();
        double angle = kind is 1 or 4 or 5 ? (random.NextDouble() - 0.5) * 0.6 : 0;
        Span<int> ink = stackalloc int[3], ground = stackalloc int[3];
        do
        {
            for (int c = 0; c < 3; c++) (ink[c], ground[c]) = (random.Next(256), random.Next(200));
        }
        while (Math.Abs(ink[0] - ground[0]) + Math.Abs(ink[1] - ground[1]) + Math.Abs(ink[2] - ground[2]) < 160);
        (double left, double top, double right, double bottom) = (Side, Side, 0, 0);
        for (int py = 0; py < Side; py++)
            for (int px = 0; px < Side; px++)
            {
                double dx = px + 0.5 - x, dy = py + 0.5 - y;
                bool within = Covers(kind, (dx * Math.Cos(angle) + dy * Math.Sin(angle)) / radius, (dy * Math.Cos(angle) - dx * Math.Sin(angle)) / radius);
                if (within) (left, top, right, bottom) = (Math.Min(left, px), Math.Min(top, py), Math.Max(right, px + 1), Math.Max(bottom, py + 1));
                for (int c = 0; c < 3; c++)
                    pixels[(c * Side + py) * Side + px] = (byte)Math.Clamp((within ? ink[c] : ground[c]) + random.Next(41) - 20, 0, 255);
            }
        return (kind, left, top, right, bottom);
    }

    // Whether a place, in radii from the centre, is part of the shape.
    private static bool Covers(int kind, double x, double y) => kind switch
    {
        0 => x * x + y * y <= 1,
        1 => Math.Max(Math.Abs(x), Math.Abs(y)) <= 0.75,
        2 => y <= 0.7 && Math.Abs(x) <= (y + 1) * 0.55,
        3 => x * x + y * y is <= 1 and >= 0.36,
        4 => Math.Max(Math.Abs(x), Math.Abs(y)) <= 0.9 && Math.Min(Math.Abs(x), Math.Abs(y)) <= 0.28,
        _ => Math.Abs(x) <= 0.95 && Math.Abs(y) <= 0.3,
    };
}
