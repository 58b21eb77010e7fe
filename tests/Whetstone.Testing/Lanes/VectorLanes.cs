using Whetstone.Kernels;

namespace Whetstone.Testing;

/// <summary>Evaluates a formula on a vector lane of any width, whatever width the processor prefers.</summary>
public static unsafe class VectorLanes
{
    /// <summary>The values of <paramref name="op"/> at the columns of <paramref name="x"/>, one array an input; the length is a multiple of 16.</summary>
    public static float[] Values<T>(PointwiseCase op, float[][] x) where T : struct, IVector<T>
    {
        float[] y = new float[x[0].Length];
        T[] lanes = new T[x.Length];
        fixed (float* to = y)
            for (int i = 0; i < y.Length; i += T.Width)
            {
                for (int k = 0; k < x.Length; k++)
                    fixed (float* from = x[k]) lanes[k] = T.Load(from + i);
                T.Store(op.Value<T>(lanes), to + i);
            }
        return y;
    }
}
