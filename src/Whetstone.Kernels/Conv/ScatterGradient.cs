using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>
/// Input gradients for few input channels: one product gives what every output pixel adds to its whole window, then windows are added.
/// </summary>
/// <remarks>
/// A window product spends a vector on the channels of one input pixel, however few; here the columns are all (ky, kx, c) of a window.
/// The price is the additions, and memory for the product, which is made for a band of input rows at a time.
/// </remarks>
internal unsafe struct ScatterGradient : IBody
{
    // The product of a band should stay in the second-level cache.
    private const int ProductFloats = 128 << 10;

    public ConvGeometry G;
    public Image Dy, Dx;
    public float* Packed, Zeros;
    public int BandRows, Bands;

    private readonly int Columns => G.Taps * G.GroupInputs;

    private readonly nint Pitch => Panels.Count(Columns) * Tiles.Panel;

    /// <summary>Whether fewer products pay for the additions.</summary>
    public static bool Suits(in ConvGeometry g)
    {
        int width = Tiles.Width;
        double windows = (double)g.H * g.W * g.Taps / (g.StrideH * g.StrideW) * ((g.GroupInputs + width - 1) / width * width);
        double scatter = (double)g.OH * g.OW * ((g.Taps * g.GroupInputs + width - 1) / width * width);
        return g.OutputLength > 0 && 1.25 * scatter < windows;
    }

    /// <summary>Overwrites the channels of one group of dx.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in ConvGeometry g, in Image dy, in Image dx, float* w, float* zeros, Workers workers)
    {
        ScatterGradient scatter = new() { G = g, Dy = dy, Dx = dx, Zeros = zeros };
        long lines = Math.Max(1, ProductFloats / (g.OW * scatter.Pitch));
        scatter.BandRows = (int)Math.Clamp(lines * g.StrideH, Math.Min(g.H, 2 * g.KH * g.DilationH), g.H);
        scatter.Bands = (g.H + scatter.BandRows - 1) / scatter.BandRows;
        scatter.Packed = Pack(g, w);
        workers.For(g.N * scatter.Bands, 1, scatter);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        for (int index = start; index < end; index++)
        {
            int top = index % Bands * BandRows;
            Band(index / Bands, top, Math.Min(G.H, top + BandRows));
        }
    }

    // The rows of B are outputs, its columns (ky, kx, c).
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float* Pack(in ConvGeometry g, float* w)
    {
        int columns = g.Taps * g.GroupInputs, panel = Tiles.Panel;
        float* turned = Scratch.Rent(Scratch.Rows, (long)g.GroupOutputs * columns);
        float* packed = Scratch.Rent(Scratch.Packed, (long)g.GroupOutputs * Panels.Count(columns) * panel);
        for (int o = 0; o < g.GroupOutputs; o++)
            Transpose.Run(w + (nint)o * columns, g.Taps, turned + (nint)o * columns, g.GroupInputs, g.GroupInputs, g.Taps);
        for (int j = 0; j < columns; j += panel)
            Panels.Pack(false, turned + j, columns, packed + (nint)j * g.GroupOutputs, g.GroupOutputs, Math.Min(panel, columns - j));
        return packed;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Band(int image, int top, int bottom)
    {
        float* plane = Dx.Start + image * Dx.Plane;
        for (int y = top; y < bottom; y++)
            for (int x = 0; x < G.W; x++) Floats.Clear(plane + y * Dx.Row + x * Dx.Pixel, Dx.Channels);

        int reach = (G.KH - 1) * G.DilationH, low = top + G.PadH - reach;
        int first = low <= 0 ? 0 : (low + G.StrideH - 1) / G.StrideH, last = Math.Min(G.OH, (bottom - 1 + G.PadH) / G.StrideH + 1);
        if (first >= last) return;
        ProductBlock product = new()
        {
            Rows = (last - first) * G.OW,
            Columns = Columns,
            K = G.GroupOutputs,
            A = Dy.Start + image * Dy.Plane + first * Dy.Row,
            RowA = Dy.Pixel,
            StepA = 1,
            Packed = Packed,
            C = Scratch.Rent(Scratch.Product, (last - first) * G.OW * Pitch),
            RowC = Pitch,
            Init = Zeros,
        };
        product.Run();
        for (int i = first; i < last; i++)
        {
            for (int ky = 0; ky < G.KH; ky++)
            {
                int y = i * G.StrideH - G.PadH + ky * G.DilationH;
                if (y >= top && y < bottom)
                    Add(product.C + (i - first) * G.OW * Pitch + ky * G.KW * G.GroupInputs, plane + y * Dx.Row);
            }
        }
    }

    // Adds one kernel row of the windows of one line to one row of dx. Tap by tap, because neighbouring windows overlap:
    // adding to memory that was stored a moment ago would wait for the store.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Add(float* windows, float* row)
    {
        Axis axis = G.Horizontal;
        nint channels = Dx.Channels, pitch = Pitch;
        for (int tap = 0; tap < axis.Taps; tap++)
        {
            (int first, int end) = axis.WindowsInside(tap);
            float* from = windows + first * pitch + tap * channels;
            float* to = row + (axis.Start + (nint)first * axis.Stride + (nint)tap * axis.Step) * Dx.Pixel;
            nint next = axis.Stride * Dx.Pixel;
            if (channels == 1)
            {
                for (int i = first; i < end; i++, from += pitch, to += next) *to += *from;
            }
            else
            {
                for (int i = first; i < end; i++, from += pitch, to += next) Floats.Add(from, to, channels);
            }
        }
    }
}
