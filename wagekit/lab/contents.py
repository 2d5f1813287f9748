"""The files that JupyterLab shows: a notebook that no kernel holds opens with its twins."""

from __future__ import annotations

from typing import Any

from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

from wagekit.lab.twins import only_twins


class CaseFiles(AsyncLargeFileManager):
    """Reads notebooks as a person without the widgets' kernel can read them.

    A saved widget is a number that only its kernel understands; JupyterLab shows an error in its
    place, although the picture and table lie beside it in the file.
    """

    async def get(self, path: str, *args: Any, **options: Any) -> dict[str, Any]:  # noqa: ANN401
        """The file at `path`; widgets stay in it only while a kernel holds them."""
        read: Any = super().get
        model: dict[str, Any] = await read(path, *args, **options)
        if model["type"] == "notebook" and model["content"] and not await self._held(path):
            only_twins(model["content"])
        return model

    async def _held(self, path: str) -> bool:
        server: Any = self.parent
        sessions = await server.session_manager.list_sessions()
        return any(one["path"] == path.strip("/") for one in sessions)
