namespace Whetstone.Vision;

/// <summary>A few linear equations, solved after Gauss with the largest pivot.</summary>
internal static class LinearEquations
{
    /// <summary>The solution; null if there is not exactly one.</summary>
    /// <param name="rows">[n, n + 1]: coefficients, and the right side last. Overwritten.</param>
    public static double[]? Solve(double[,] rows)
    {
        int n = rows.GetLength(0);
        for (int column = 0; column < n; column++)
        {
            int pivot = column;
            for (int r = column + 1; r < n; r++) if (Math.Abs(rows[r, column]) > Math.Abs(rows[pivot, column])) pivot = r;
            if (!(Math.Abs(rows[pivot, column]) > 1e-12)) return null;
            for (int k = 0; k <= n; k++) (rows[column, k], rows[pivot, k]) = (rows[pivot, k], rows[column, k]);
            for (int r = 0; r < n; r++)
            {
                if (r == column) continue;
                double factor = rows[r, column] / rows[column, column];
                for (int k = column; k <= n; k++) rows[r, k] -= factor * rows[column, k];
            }
        }
        double[] x = new double[n];
        for (int i = 0; i < n; i++) x[i] = rows[i, n] / rows[i, i];
        return x;
    }
}
