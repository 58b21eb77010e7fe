using System.Numerics.Tensors;

namespace Whetstone.Vision;

/// <summary>The filters of PNG, which replace bytes by differences to their neighbours.</summary>
internal static class PngFilter
{
    /// <summary>How many there are.</summary>
    public const int Count = 5;

    /// <summary>Turns differences back into bytes.</summary>
    /// <param name="filter">0 to 4.</param>
    /// <param name="row">The differences; the bytes afterwards.</param>
    /// <param name="above">The bytes of the row above; zeros for the first row.</param>
    /// <param name="pixel">The distance to the left neighbour in bytes.</param>
    public static void Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int pixel)
    {
        switch (filter)
        {
            case 1: UndoSub(row, pixel); break;
            case 2: TensorPrimitives.Add(row, above[..row.Length], row); break;
            case 3: UndoAverage(row, above, pixel); break;
            case 4: UndoPaeth(row, above, pixel); break;
        }
    }

    /// <summary>Turns bytes into differences.</summary>
    public static void Apply(int filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int pixel, Span<byte> to)
    {
        for (int i = 0; i < row.Length; i++)
        {
            int left = i < pixel ? 0 : row[i - pixel], up = above[i], corner = i < pixel ? 0 : above[i - pixel];
            to[i] = (byte)(row[i] - filter switch { 0 => 0, 1 => left, 2 => up, 3 => (left + up) >> 1, _ => Paeth(left, up, corner) });
        }
    }

    private static void UndoSub(Span<byte> row, int pixel)
    {
        ReadOnlySpan<byte> left = row;
        Span<byte> here = row[Math.Min(pixel, row.Length)..];
        for (int i = 0; i < here.Length; i++) here[i] += left[i];
    }

    private static void UndoAverage(Span<byte> row, ReadOnlySpan<byte> above, int pixel)
    {
        above = above[..row.Length];
        int first = Math.Min(pixel, row.Length);
        for (int i = 0; i < first; i++) row[i] += (byte)(above[i] >> 1);
        for (int i = first; i < row.Length; i++) row[i] += (byte)((row[i - pixel] + above[i]) >> 1);
    }

    private static void UndoPaeth(Span<byte> row, ReadOnlySpan<byte> above, int pixel)
    {
        above = above[..row.Length];
        if (pixel == 3 && row.Length >= 3)
        {
            UndoPaethOfThree(row, above);
            return;
        }
        int first = Math.Min(pixel, row.Length);
        for (int i = 0; i < first; i++) row[i] += above[i];
        for (int i = first; i < row.Length; i++) row[i] += (byte)Paeth(row[i - pixel], above[i], above[i - pixel]);
    }

    // RGB is by far the most frequent kind; keeping the neighbours out of memory breaks the chain of stores and loads.
    private static void UndoPaethOfThree(Span<byte> row, ReadOnlySpan<byte> above)
    {
        int r = 0, g = 0, b = 0, cr = 0, cg = 0, cb = 0;
        for (int i = 0; i + 2 < row.Length; i += 3)
        {
            int ur = above[i], ug = above[i + 1], ub = above[i + 2];
            r = (byte)(row[i] + Paeth(r, ur, cr));
            g = (byte)(row[i + 1] + Paeth(g, ug, cg));
            b = (byte)(row[i + 2] + Paeth(b, ub, cb));
            row[i] = (byte)r;
            row[i + 1] = (byte)g;
            row[i + 2] = (byte)b;
            (cr, cg, cb) = (ur, ug, ub);
        }
    }

    /// <summary>The neighbour that is nearest to left + up − corner.</summary>
    private static int Paeth(int left, int up, int corner)
    {
        int toLeft = Math.Abs(up - corner), toUp = Math.Abs(left - corner), toCorner = Math.Abs(left + up - 2 * corner);
        int best = toUp <= toCorner ? up : corner;
        return toLeft <= Math.Min(toUp, toCorner) ? left : best;
    }
}
