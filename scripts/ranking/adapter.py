"""The embedding adapter: a linear map under which ways of asking for one statement lie together.

Each form of a statement (its own words, plain words, questions) is to lie nearer to the statement's
other forms than to any other's: a softmax over all forms, summed over those of the statement, with
a ridge towards no change at all. Deterministic for given vectors, library versions and processor.
"""

import torch
from torch.nn.functional import normalize

TEMPERATURE = 0.08
RIDGE = 1.0
RATE = 1e-3
EPOCHS = 20
BATCH = 512


def fit(vectors: torch.Tensor, statement: torch.Tensor) -> torch.Tensor:
    """The map, square, by Adam from the map that changes nothing.

    `vectors`, of shape (n, d), are the forms; `statement`, of shape (n,), numbers their statements.
    """
    torch.manual_seed(0)
    unchanged = torch.eye(vectors.shape[1])
    found = unchanged.clone().requires_grad_(True)
    steps = torch.optim.Adam([found], lr=RATE)
    for _ in range(EPOCHS):
        for rows in torch.split(torch.randperm(len(vectors)), BATCH):
            mapped = normalize(vectors @ found, dim=1)
            likeness = mapped[rows] @ mapped.T / TEMPERATURE
            likeness = likeness.scatter(1, rows[:, None], -torch.inf)  # a form is not its own proof
            same = statement[rows, None] == statement[None]
            right = likeness.masked_fill(~same, -torch.inf).logsumexp(1)
            alone = same.sum(1) == 1
            loss = (likeness.logsumexp(1) - right)[~alone].mean()
            loss = loss + RIDGE * ((found - unchanged) ** 2).sum() / len(unchanged)
            steps.zero_grad()
            torch.autograd.backward(loss)
            steps.step()
    return found.detach()


def ranks_of(
    vectors: torch.Tensor, statement: torch.Tensor, held: torch.Tensor, found: torch.Tensor
) -> torch.Tensor:
    """The rank of each held-out form's statement, by its nearest form that is left."""
    mapped = normalize(vectors @ found, dim=1)
    cosines = mapped[held] @ mapped[~held].T
    best = torch.full((len(cosines), int(statement.max()) + 1), -1.0)
    best.scatter_reduce_(1, statement[~held].expand(len(cosines), -1), cosines, "amax")
    own = best.gather(1, statement[held][:, None])
    return (best > own).sum(1) + 1
