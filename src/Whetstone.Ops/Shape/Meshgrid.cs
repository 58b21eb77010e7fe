namespace Whetstone;

/// <summary>Coordinates of a grid.</summary>
public static class MeshgridApi
{
    extension(Tensor)
    {
        /// <summary>The coordinates of all points of a grid, matrix order. Shapes: [a], [b] → [a, b], [a, b]; the i-th result varies along axis i.</summary>
        /// <exception cref="ShapeException">An axis is no vector.</exception>
        public static Tensor[] Meshgrid(params ReadOnlySpan<Tensor> axes)
        {
            int[] extents = new int[axes.Length];
            for (int i = 0; i < axes.Length; i++)
                extents[i] = axes[i].Rank == 1 ? axes[i].Length : throw new ShapeException($"Meshgrid: axis {i} is no vector; got {axes[i].Spec}");
            Tensor[] grids = new Tensor[axes.Length];
            for (int i = 0; i < axes.Length; i++)
            {
                int[] shape = new int[axes.Length];
                Array.Fill(shape, 1);
                shape[i] = extents[i];
                grids[i] = axes[i].Reshape(shape).BroadcastTo(extents);
            }
            return grids;
        }
    }
}
