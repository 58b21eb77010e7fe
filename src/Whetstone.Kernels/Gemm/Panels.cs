using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Copies a block of B into panels <c>[panel, k, Panel]</c>, the order in which tiles read it; ragged columns are zeros.</summary>
internal static unsafe class Panels
{
    // A multiple of every processor's panel.
    private const int WidestPanel = 32;

    /// <summary>Number of panels of <paramref name="columns"/> columns.</summary>
    public static int Count(int columns) => (columns + Tiles.Panel - 1) / Tiles.Panel;

    /// <summary>Columns rounded up to whole panels of any processor: what prepared weights make room for, so that their length is the same on all.</summary>
    public static long Room(int columns) => (columns + WidestPanel - 1L) / WidestPanel * WidestPanel;

    /// <summary>One panel of <paramref name="k"/> steps and <paramref name="columns"/> ≤ Panel columns.</summary>
    /// <param name="transposed">B is stored [n, k]: a column of B is a row in memory.</param>
    /// <param name="b">The first element of the panel in B.</param>
    /// <param name="row">Floats between rows of the stored matrix.</param>
    /// <param name="to">[k, Panel].</param>
    /// <param name="k">Number of steps.</param>
    /// <param name="columns">Columns that exist.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(bool transposed, float* b, nint row, float* to, int k, int columns)
    {
        int panel = Tiles.Panel;
        if (columns < panel) new Span<float>(to, k * panel).Clear();
        if (transposed)
        {
            Transpose.Run(b, row, to, panel, columns, k);
            return;
        }

        for (int i = 0; i < k; i++, b += row, to += panel) Floats.Copy(b, to, columns);
    }
}

/// <summary>Packs the panels of one block of B.</summary>
internal unsafe struct PackPanels : IBody
{
    public bool Transposed;
    public float* B, Packed;
    public nint Row;
    public int K, Columns;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        int width = Tiles.Panel;
        for (int p = start; p < end; p++)
        {
            nint first = p * (nint)width, step = Transposed ? Row : 1;
            Panels.Pack(Transposed, B + first * step, Row, Packed + first * K, K, (int)Math.Min(width, Columns - first));
        }
    }
}
