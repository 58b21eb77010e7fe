namespace Whetstone.Ops;

/// <summary>What the ops on [N, C], [N, C, L], [N, C, H, W], … share: every rank as one whose memory can be rows of channels.</summary>
internal static class Channels
{
    /// <summary>[N, C] and [N, C, H, W] as they are, any other rank from 3 on as [N, C, pixels, 1].</summary>
    internal static Tensor AsRows(Tensor x, string name)
    {
        if (x.Rank < 2) throw new ShapeException($"{name}: needs an axis of channels, [N, C, …]; got {x.Spec}");
        return x.Rank is 2 or 4 ? x : x.Reshape(x.Shape[0], x.Shape[1], new Shape(x.Shape.Span[2..]).Size, 1);
    }

    /// <summary>A vector [C] in the shape in which it broadcasts to a tensor of <paramref name="rank"/>: [1, C, 1, …].</summary>
    internal static Tensor Along(Tensor vector, int rank)
    {
        int[] extents = new int[rank];
        Array.Fill(extents, 1);
        extents[1] = vector.Length;
        return vector.Reshape(new Shape(extents));
    }

    /// <summary>All axes but that of the channels.</summary>
    internal static Axes Others(int rank) => [0, .. Enumerable.Range(2, rank - 2)];

    /// <summary>Rows and channels of memory that is contiguous [N, C] or channels-last [N, C, H, W].</summary>
    internal static (int Rows, int Channels) Extents(Shape x) => x[1] == 0 ? (0, 0) : (x.Size / x[1], x[1]);
}
